<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.select.title")}
<#elseif section = "form">
    <form id="kc-select-credential-form" action="${url.loginAction}" method="post" data-once>
        <div class="choices">
            <#list auth.authenticationSelections as selection>
            <button class="choice" type="submit" name="authenticationExecution" value="${selection.authExecId}">
                <span><span class="choice-title">${msg(selection.displayName)}</span> <span class="choice-text">${msg(selection.helpText)}</span></span>
            </button>
            </#list>
        </div>
    </form>
</#if>
</@layout.registrationLayout>
