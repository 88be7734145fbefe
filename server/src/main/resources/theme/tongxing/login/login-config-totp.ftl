<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#import "password-commons.ftl" as passwordCommons>
<#assign manual = (mode!"") = "manual">
<@layout.registrationLayout errorFields=["totp", "userLabel"]; section>
<#if section = "header">
    ${msg("tx.totp.title")}
<#elseif section = "form">
    <p class="lead">${msg("tx.totp.why")}</p>
    <ol id="kc-totp-settings" class="steps">
        <li>
            <p>${msg("tx.totp.install")}</p>
            <ul id="kc-totp-supported-apps">
                <#list totp.supportedApplications as app>
                <li>${msg(app)}</li>
                </#list>
            </ul>
        </li>
        <#if manual>
        <li>
            <p>${msg("tx.totp.typeKey")}</p>
            <p><code id="kc-totp-secret-key" class="secret">${totp.totpSecretEncoded}</code></p>
            <dl class="facts">
                <div><dt>${msg("tx.totp.type")}</dt><dd id="kc-totp-type">${msg("tx.totp.type." + totp.policy.type)}</dd></div>
                <div><dt>${msg("tx.totp.algorithm")}</dt><dd id="kc-totp-algorithm">${totp.policy.getAlgorithmKey()}</dd></div>
                <div><dt>${msg("tx.totp.digits")}</dt><dd id="kc-totp-digits">${totp.policy.digits}</dd></div>
                <#if totp.policy.type = "totp">
                <div><dt>${msg("tx.totp.period")}</dt><dd id="kc-totp-period">${totp.policy.period}</dd></div>
                <#else>
                <div><dt>${msg("tx.totp.counter")}</dt><dd id="kc-totp-counter">${totp.policy.initialCounter}</dd></div>
                </#if>
            </dl>
            <p><a href="${totp.qrUrl}" id="mode-barcode">${msg("tx.totp.scanInstead")}</a></p>
        </li>
        <#else>
        <li>
            <p>${msg("tx.totp.scan")}</p>
            <img id="kc-totp-secret-qr-code" class="qr" src="data:image/png;base64,${totp.totpSecretQrCode}" alt="${msg("tx.totp.qr")}" width="246" height="246">
            <p><a href="${totp.manualUrl}" id="mode-manual">${msg("tx.totp.typeInstead")}</a></p>
        </li>
        </#if>
        <li><p>${msg("tx.totp.enter")}</p></li>
    </ol>
    <form id="kc-totp-settings-form" action="${url.loginAction}" method="post" novalidate data-once>
        <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
        <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
        <@ui.text name="totp" label=msg("tx.label.totp") autocomplete="one-time-code" inputmode="numeric" maxlength=12 class="input-code"/>
        <@ui.text name="userLabel" label=msg("tx.label.userLabel") hint=msg("tx.hint.userLabel") optional=(totp.otpCredentials?size = 0) maxlength=60/>
        <@passwordCommons.logoutOtherSessions/>
        <div class="actions">
            <button class="button button-primary" type="submit" id="saveTOTPBtn"><span class="button-text">${msg("tx.submit")}</span></button>
            <#if isAppInitiatedAction??>
            <button class="button button-plain" type="submit" id="cancelTOTPBtn" name="cancel-aia" value="true" formnovalidate><span class="button-text">${msg("tx.cancel")}</span></button>
            </#if>
        </div>
    </form>
</#if>
</@layout.registrationLayout>
