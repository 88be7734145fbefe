<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<@layout.registrationLayout errorFields=["mobile", "smsCode"]; section>
<#if section = "header">
    ${msg("tx.renew.title")}
<#elseif section = "form">
    <p class="lead"><#if (renew.masked)?has_content>${msg("tx.renew.aged", renew.masked)}<#else>${msg("tx.renew.gone")}</#if></p>
    <@ui.retryTime/>
    <form id="kc-renew-form" action="${url.loginAction}" method="post" novalidate data-once>
        <@ui.enterPresses value="confirm-mobile"/>
        <@ui.mobileAndCode mobile=(renew.mobile)!"" hint=msg("tx.hint.mobile.yours")/>
        <div class="actions">
            <button class="button button-primary" type="submit" name="do" value="confirm-mobile" id="kc-submit"><span class="button-text">${msg("tx.renew.submit")}</span></button>
            <button class="button button-plain" type="submit" name="do" value="later" id="renew-later" formnovalidate><span class="button-text">${msg("tx.renew.later")}</span></button>
        </div>
    </form>
</#if>
</@layout.registrationLayout>
