<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#assign types = documentTypes![]>
<#assign ways = methods![]>
<@layout.registrationLayout errorFields=["realName", "documentType", "documentNumber", "issuingState", "method", "mobile", "smsCode"] errorIds={"method": "methods"}; section>
<#if section = "header">
    ${msg("tx.lost.title")}
<#elseif section = "form">
    <#if ways?has_content>
    <p class="lead">${msg("tx.lost.how")}</p>
    <@ui.retryTime/>
    <form id="kc-lost-form" action="${url.loginAction}" method="post" novalidate data-once>
        <@ui.enterPresses value="begin-recovery"/>
        <input type="hidden" name="step" value="lost">
        <fieldset>
            <legend><h2>${msg("tx.lost.who")}</h2></legend>
            <@ui.text name="realName" label=msg("tx.label.realName") value=(recover.realName)!"" hint=msg("tx.hint.realName") autocomplete="name" maxlength=200/>
            <@ui.documentType selected=(recover.documentType)!"" types=types/>
            <@ui.text name="documentNumber" label=msg("tx.label.documentNumber") value=(recover.documentNumber)!"" hint=msg("tx.hint.documentNumber") maxlength=40/>
            <div data-only-for="passport">
                <@ui.text name="issuingState" label=msg("tx.label.issuingState") value=(recover.issuingState)!"" hint=msg("tx.hint.issuingState") maxlength=3 optional=true class="input-code"/>
            </div>
        </fieldset>
        <fieldset>
            <legend><h2>${msg("tx.lost.newMobile")}</h2></legend>
            <@ui.mobileAndCode mobile=(recover.mobile)!"" hint=msg("tx.hint.mobile.new")/>
        </fieldset>
        <fieldset class="choices" id="methods" tabindex="-1">
            <legend><h2>${msg("tx.label.method")}</h2></legend>
            <#if messagesPerField.existsError("method")>
            <p class="field-error" id="method-error"><span class="hidden">${msg("tx.title.error")}</span> ${messagesPerField.get("method")}</p>
            </#if>
            <#list ways as method>
            <label class="choice" for="method-${method}">
                <input type="radio" id="method-${method}" name="method" value="${method}"<#if method = ((recover.method)?has_content)?then(recover.method, ways?first)> checked</#if>>
                <span><span class="choice-title">${msg("tx.proof.method." + method)}</span> <span class="choice-text">${msg("tx.proof.method." + method + ".what")}</span></span>
            </label>
            </#list>
        </fieldset>
        <#list methodFields![] as field>
            <#if field.kind = "LONG_TEXT">
            <@ui.area name=field.name label=msg("tx.proof.field." + field.name) optional=true maxlength=field.maxLength?number picks=(field.name = "faceSample")?then("image", "text")/>
            <#elseif field.kind = "SECRET">
            <@ui.text name=field.name type="password" label=msg("tx.proof.field." + field.name) optional=true/>
            <#else>
            <@ui.text name=field.name label=msg("tx.proof.field." + field.name) optional=true maxlength=field.maxLength?number/>
            </#if>
        </#list>
        <p class="fine">${msg("tx.lost.use")}</p>
        <div class="actions">
            <button class="button button-primary button-wide" type="submit" name="do" value="begin-recovery" id="kc-submit"><span class="button-text">${msg("tx.lost.submit")}</span></button>
        </div>
    </form>
    <#else>
    <p class="lead">${msg("tx.recover.lostMobile.what")}</p>
    </#if>
    <p class="below"><a id="kc-back-to-login" href="${url.loginUrl}">${msg("tx.recover.back")}</a></p>
</#if>
</@layout.registrationLayout>
