<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#assign residents = realm.registrationAllowed>
<@layout.registrationLayout errorFields=["username", "password", "mobile", "smsCode"] displayInfo=false; section>
<#if section = "header">
    <#if residents>${msg("tx.login.title")}<#else>${msg("tx.login.title.staff")}</#if>
<#elseif section = "form">
    <#if client?? && client.name?has_content>
    <p class="lead">${msg("tx.login.towards")}${msg("tx.colon")}<strong>${advancedMsg(client.name)}</strong></p>
    </#if>
    <@ui.retryTime/>
    <form id="kc-form-login" action="${url.loginAction}" method="post" novalidate data-once>
        <@ui.enterPresses value="login"/>
        <#if usernameHidden??>
        <#elseif residents>
        <@ui.text name="username" label=msg("tx.label.username") value=(login.username)!"" hint=msg("tx.hint.username")
            autocomplete="username" focus=true maxlength=64/>
        <#else>
        <@ui.text name="username" label=msg("tx.label.username.staff") value=(login.username)!"" autocomplete="username" focus=true maxlength=64/>
        </#if>
        <@ui.password name="password" label=msg("tx.label.password") focus=(usernameHidden??)/>
        <#if auth?has_content && auth.selectedCredential?has_content>
        <input type="hidden" name="credentialId" value="${auth.selectedCredential}">
        </#if>
        <#if residents && codeOffer??>
        <details class="more" id="with-code"<#if codeOffer = "open"> open</#if>>
            <summary>${msg("tx.login.withCode")}</summary>
            <p class="hint">${msg("tx.login.withCode.how")}</p>
            <@ui.mobileAndCode mobile=(typed.mobile)!"" hint=msg("tx.hint.mobile.registered") optional=true/>
        </details>
        </#if>
        <div class="actions">
            <button class="button button-primary button-wide" type="submit" name="login" id="kc-login" value="login"><span class="button-text">${msg("tx.login.submit")}</span></button>
        </div>
    </form>
    <#if residents || realm.resetPasswordAllowed>
    <ul class="ways">
        <#if residents && !registrationDisabled??>
        <li>${msg("tx.login.new")} <a id="kc-register" href="${url.registrationUrl}">${msg("tx.login.register")}</a></li>
        </#if>
        <#if realm.resetPasswordAllowed>
        <li>${msg("tx.login.locked")} <a id="kc-forgot" href="${url.loginResetCredentialsUrl}">${msg("tx.login.recover")}</a></li>
        </#if>
    </ul>
    </#if>
<#elseif section = "aside" && residents>
    <aside class="about" aria-labelledby="about-title">
        <h2 id="about-title">${msg("tx.about.title")}</h2>
        <ul>
            <li>${msg("tx.about.once")}</li>
            <li>${msg("tx.about.little")}</li>
            <li>${msg("tx.about.safe")}</li>
        </ul>
    </aside>
</#if>
</@layout.registrationLayout>
