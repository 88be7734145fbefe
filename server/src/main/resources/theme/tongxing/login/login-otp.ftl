<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<@layout.registrationLayout errorFields=["totp"] errorIds={"totp": "otp"}; section>
<#if section = "header">
    ${msg("tx.otp.title")}
<#elseif section = "form">
    <p class="lead">${msg("tx.otp.how")}</p>
    <form id="kc-otp-login-form" action="${url.loginAction}" method="post" novalidate data-once>
        <#if otpLogin.userOtpCredentials?size gt 1>
        <fieldset class="choices">
            <legend>${msg("tx.otp.device")}</legend>
            <#list otpLogin.userOtpCredentials as credential>
            <label class="choice" for="kc-otp-credential-${credential?index}">
                <input type="radio" id="kc-otp-credential-${credential?index}" name="selectedCredentialId" value="${credential.id}"<#if credential.id = otpLogin.selectedCredentialId!""> checked</#if>>
                <span class="choice-title">${(credential.userLabel)!credential.id}</span>
            </label>
            </#list>
        </fieldset>
        </#if>
        <@ui.text name="otp" key="totp" label=msg("tx.label.totp") autocomplete="one-time-code" inputmode="numeric" maxlength=12 class="input-code" focus=true/>
        <div class="actions">
            <button class="button button-primary button-wide" type="submit" name="login" id="kc-login" value="login"><span class="button-text">${msg("tx.login.submit")}</span></button>
        </div>
    </form>
</#if>
</@layout.registrationLayout>
