<#macro logoutOtherSessions checked=false>
<label class="check" for="logout-sessions">
    <input type="checkbox" id="logout-sessions" name="logout-sessions" value="on"<#if checked> checked</#if>>
    <span>${msg("tx.password.logoutOthers")}</span>
</label>
</#macro>
