<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<@layout.registrationLayout errorFields=["receipt", "mobile", "smsCode", "password", "password-confirm", "cancelCode"]; section>
<#if section = "header">
    ${msg("tx.finish.title")}
<#elseif section = "form">
    <p class="lead">${msg("tx.finish.how")}</p>
    <@ui.retryTime/>
    <form id="kc-finish-form" action="${url.loginAction}" method="post" novalidate data-once>
        <@ui.enterPresses value="finish-recovery"/>
        <input type="hidden" name="step" value="finish">
        <@ui.text name="receipt" label=msg("tx.label.receipt") value=(recover.receipt)!"" hint=msg("tx.hint.receipt") maxlength=60/>
        <@ui.mobileAndCode mobile=(recover.mobile)!"" hint=msg("tx.hint.mobile.new")/>
        <@ui.password name="password" label=msg("tx.label.password-new") hint=msg("tx.hint.newPassword") autocomplete="new-password"/>
        <@ui.password name="password-confirm" label=msg("tx.label.password-confirm") autocomplete="new-password" sameAs="password"/>
        <div class="actions">
            <button class="button button-primary button-wide" type="submit" name="do" value="finish-recovery" id="kc-submit"><span class="button-text">${msg("tx.recover.submit")}</span></button>
        </div>
    </form>
    <h2>${msg("tx.cancel.title")}</h2>
    <p>${msg("tx.cancel.how")}</p>
    <form id="kc-cancel-form" action="${url.loginAction}" method="post" novalidate data-once>
        <input type="hidden" name="step" value="finish">
        <@ui.text name="cancelCode" label=msg("tx.label.cancelCode") maxlength=60/>
        <div class="actions">
            <button class="button button-plain" type="submit" name="do" value="cancel-recovery" id="cancel-recovery"><span class="button-text">${msg("tx.cancel.submit")}</span></button>
        </div>
    </form>
    <p class="below"><a id="kc-back-to-login" href="${url.loginUrl}">${msg("tx.recover.back")}</a></p>
</#if>
</@layout.registrationLayout>
