<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
<#if section = "header">
    ${msg("tx.logout.title")}
<#elseif section = "form">
    <div id="kc-logout-confirm">
        <p class="lead">${msg("tx.logout.what")}</p>
        <form action="${url.logoutConfirmAction}" method="post" data-once>
            <input type="hidden" name="session_code" value="${logoutConfirm.code}">
            <div class="actions">
                <button class="button button-primary" type="submit" name="confirmLogout" id="kc-logout" value="logout"><span class="button-text">${msg("tx.logout.submit")}</span></button>
            </div>
        </form>
        <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
        <p class="below"><a href="${client.baseUrl}">${msg("tx.backToDepartment")}</a></p>
        </#if>
    </div>
</#if>
</@layout.registrationLayout>
