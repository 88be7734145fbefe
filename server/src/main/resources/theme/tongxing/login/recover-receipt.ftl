<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.receipt.title")}
<#elseif section = "form">
    <p class="lead" role="status">${msg("tx.receipt.what", hours)}</p>
    <p>${msg("tx.receipt.number")}</p>
    <p class="big-code" id="receipt">${receipt?substring(0, 4)} ${receipt?substring(4, 8)} ${receipt?substring(8, 12)} ${receipt?substring(12)}</p>
    <ul>
        <li>${msg("tx.receipt.keep")}</li>
        <li>${msg("tx.receipt.then")}</li>
        <li>${msg("tx.receipt.objection")}</li>
    </ul>
    <p class="below"><a id="kc-back-to-login" href="${url.loginUrl}">${msg("tx.recover.back")}</a></p>
</#if>
</@layout.registrationLayout>
