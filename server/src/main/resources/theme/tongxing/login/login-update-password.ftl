<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout errorFields=["password", "password-confirm"] errorIds={"password": "password-new"}; section>
<#if section = "header">
    ${msg("tx.password.title")}
<#elseif section = "form">
    <form id="kc-passwd-update-form" action="${url.loginAction}" method="post" novalidate data-once>
        <@ui.password name="password-new" key="password" label=msg("tx.label.password-new") hint=msg("tx.hint.newPassword") autocomplete="new-password" focus=true/>
        <@ui.password name="password-confirm" label=msg("tx.label.password-confirm") autocomplete="new-password" sameAs="password-new"/>
        <@passwordCommons.logoutOtherSessions checked=true/>
        <div class="actions">
            <button class="button button-primary" type="submit" name="login" id="kc-submit" value="submit"><span class="button-text">${msg("tx.submit")}</span></button>
            <#if isAppInitiatedAction??>
            <button class="button button-plain" type="submit" name="cancel-aia" value="true" formnovalidate><span class="button-text">${msg("tx.cancel")}</span></button>
            </#if>
        </div>
    </form>
</#if>
</@layout.registrationLayout>
