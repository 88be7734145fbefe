<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.frontchannel.title")}
<#elseif section = "form">
    <p role="status">${msg("tx.frontchannel.what")}</p>
    <ul>
        <#list logout.clients as department>
        <li>
            ${department.name!""}
            <iframe class="unseen" src="${department.frontChannelLogoutUrl}" title="${department.name!""}" tabindex="-1"></iframe>
        </li>
        </#list>
    </ul>
    <#if logout.logoutRedirectUri?has_content>
    <p class="actions"><a class="button button-primary" id="continue" href="${logout.logoutRedirectUri}" data-follows-itself>${msg("tx.continue")}</a></p>
    </#if>
</#if>
</@layout.registrationLayout>
