<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.handover.title")}
<#elseif section = "form">
    <p role="status">${msg("tx.handover.what")}</p>
    <form name="saml-post-binding" method="post" action="${samlPost.url}" data-submits-itself>
        <#if samlPost.SAMLRequest??>
        <input type="hidden" name="SAMLRequest" value="${samlPost.SAMLRequest}">
        </#if>
        <#if samlPost.SAMLResponse??>
        <input type="hidden" name="SAMLResponse" value="${samlPost.SAMLResponse}">
        </#if>
        <#if samlPost.relayState??>
        <input type="hidden" name="RelayState" value="${samlPost.relayState}">
        </#if>
        <div class="actions">
            <button class="button button-primary" type="submit"><span class="button-text">${msg("tx.continue")}</span></button>
        </div>
    </form>
</#if>
</@layout.registrationLayout>
