<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<@layout.registrationLayout errorFields=["mobile", "smsCode", "documentNumber", "password", "password-confirm"]; section>
<#if section = "header">
    ${msg("tx.recover.title")}
<#elseif section = "form">
    <p class="lead">${msg("tx.recover.how")}</p>
    <@ui.retryTime/>
    <form id="kc-recover-form" action="${url.loginAction}" method="post" novalidate data-once>
        <@ui.enterPresses value="recover"/>
        <@ui.mobileAndCode mobile=(recover.mobile)!"" hint=msg("tx.hint.mobile.registered")/>
        <@ui.text name="documentNumber" label=msg("tx.label.documentNumber") value=(recover.documentNumber)!"" hint=msg("tx.hint.documentNumber.proven") maxlength=40 optional=true/>
        <@ui.password name="password" label=msg("tx.label.password-new") hint=msg("tx.hint.newPassword") autocomplete="new-password"/>
        <@ui.password name="password-confirm" label=msg("tx.label.password-confirm") autocomplete="new-password" sameAs="password"/>
        <div class="actions">
            <button class="button button-primary button-wide" type="submit" name="do" value="recover" id="kc-submit"><span class="button-text">${msg("tx.recover.submit")}</span></button>
        </div>
        <details class="more">
            <summary>${msg("tx.recover.forgotName")}</summary>
            <p>${msg("tx.recover.forgotName.what")}</p>
            <p><button class="link-button" type="submit" name="do" value="tell-name" id="tell-name" formnovalidate>${msg("tx.recover.tellName")}</button></p>
        </details>
    </form>
    <details class="more" id="lost">
        <summary>${msg("tx.recover.lostMobile")}</summary>
        <p>${msg("tx.recover.lostMobile.what")}</p>
        <form action="${url.loginAction}" method="post">
            <button class="link-button" type="submit" name="do" value="lost-mobile" id="lost-mobile">${msg("tx.recover.lostMobile.begin")}</button>
        </form>
        <form action="${url.loginAction}" method="post">
            <button class="link-button" type="submit" name="do" value="come-back" id="come-back">${msg("tx.recover.comeBack")}</button>
        </form>
    </details>
    <p class="below"><a id="kc-back-to-login" href="${url.loginUrl}">${msg("tx.recover.back")}</a></p>
</#if>
</@layout.registrationLayout>
