<#import "template.ftl" as layout>
<#assign department><#if client.name?has_content>${advancedMsg(client.name)}<#else>${client.clientId}</#if></#assign>
<#assign released = ((client.attributes["tongxing.release.claims"])!"")?split(",")?map(claim -> claim?trim)?filter(claim -> claim?has_content)>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.consent.title")}
<#elseif section = "form">
    <div id="kc-oauth">
        <p class="lead"><strong>${department}</strong> ${msg("tx.consent.asks")}</p>
        <ul class="released">
            <#list released as claim>
            <li>${msg("tx.claim." + claim)}</li>
            </#list>
            <#list oauth.clientScopesRequested![] as scope>
            <li>${advancedMsg(scope.consentScreenText)}<#if scope.parameterizedScopeParameter??>${msg("tx.colon")}<strong>${scope.parameterizedScopeParameter}</strong></#if></li>
            </#list>
        </ul>
        <#if (client.attributes["tongxing.release.purpose"])?has_content>
        <p>${msg("tx.proof.purpose")}${msg("tx.colon")}${client.attributes["tongxing.release.purpose"]}</p>
        </#if>
        <#if (client.attributes.policyUri)?has_content || (client.attributes.tosUri)?has_content>
        <ul class="ways">
            <#if (client.attributes.policyUri)?has_content>
            <li><a href="${client.attributes.policyUri}" target="_blank" rel="noopener noreferrer">${msg("tx.consent.policy")}</a></li>
            </#if>
            <#if (client.attributes.tosUri)?has_content>
            <li><a href="${client.attributes.tosUri}" target="_blank" rel="noopener noreferrer">${msg("tx.consent.terms")}</a></li>
            </#if>
        </ul>
        </#if>
        <p class="fine">${msg("tx.consent.refusing")}</p>
        <form action="${url.oauthAction}" method="post" data-once>
            <input type="hidden" name="code" value="${oauth.code}">
            <div class="actions">
                <button class="button button-primary" type="submit" name="accept" id="kc-login" value="accept"><span class="button-text">${msg("tx.consent.accept")}</span></button>
                <button class="button button-plain" type="submit" name="cancel" id="kc-cancel" value="cancel"><span class="button-text">${msg("tx.consent.refuse")}</span></button>
            </div>
        </form>
    </div>
</#if>
</@layout.registrationLayout>
