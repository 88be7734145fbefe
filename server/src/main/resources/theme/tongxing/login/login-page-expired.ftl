<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.expired.title")}
<#elseif section = "form">
    <p class="lead">${msg("tx.expired.why")}</p>
    <p class="actions">
        <a class="button button-primary" id="loginContinueLink" href="${url.loginAction}">${msg("tx.expired.continue")}</a>
        <a class="button button-plain" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("tx.expired.restart")}</a>
    </p>
</#if>
</@layout.registrationLayout>
