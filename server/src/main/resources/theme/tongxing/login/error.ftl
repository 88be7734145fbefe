<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">
    ${msg("tx.error.title")}
<#elseif section = "form">
    <div id="kc-error-message">
        <div class="note note-error" role="alert"><p>${message.summary}</p></div>
        <p>${msg("tx.error.next")}</p>
        <#if traceId??>
        <p class="fine" id="traceId">${msg("tx.error.trace")}${msg("tx.colon")}<code>${traceId}</code></p>
        </#if>
        <#if !skipLink?? && (client.baseUrl)?has_content>
        <p class="actions"><a class="button button-primary" id="backToApplication" href="${client.baseUrl}">${msg("tx.backToDepartment")}</a></p>
        </#if>
    </div>
</#if>
</@layout.registrationLayout>
