<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
<#if section = "header">
    <#if messageHeader??>${msg(messageHeader)}<#else>${msg("tx.info.title")}</#if>
<#elseif section = "form">
    <div id="kc-info-message">
        <div class="note note-${message.type}" role="status">
            <p>${message.summary}</p>
            <#if requiredActions?has_content>
            <ul>
                <#list requiredActions as action>
                <li>${msg("requiredAction." + action)}</li>
                </#list>
            </ul>
            </#if>
        </div>
        <#if !skipLink??>
            <#if pageRedirectUri?has_content>
            <p class="actions"><a class="button button-primary" href="${pageRedirectUri}">${msg("tx.backToDepartment")}</a></p>
            <#elseif actionUri?has_content>
            <p class="actions"><a class="button button-primary" href="${actionUri}">${msg("tx.continue")}</a></p>
            <#elseif (client.baseUrl)?has_content>
            <p class="actions"><a class="button button-primary" href="${client.baseUrl}">${msg("tx.backToDepartment")}</a></p>
            </#if>
        </#if>
    </div>
</#if>
</@layout.registrationLayout>
