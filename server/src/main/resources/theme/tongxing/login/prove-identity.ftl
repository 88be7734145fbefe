<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#assign state = (proof.state)!"choose">
<#assign methods = (proof.methods)![]>
<#assign corrections = ["realName", "documentType", "documentNumber", "issuingState"]>
<#assign correcting = corrections?filter(field -> messagesPerField.existsError(field))?has_content>
<@layout.registrationLayout errorFields=corrections; section>
<#if section = "header">
    <#if state = "checking">${msg("tx.proof.title.checking")}<#else>${msg("tx.proof.title")}</#if>
<#elseif section = "form">
    <#if !message?has_content>
        <#if state = "refused">
        <div class="note note-error" role="alert"><p>${msg("tx.proof.refused")}</p></div>
        <#elseif state = "unavailable">
        <div class="note note-warning" role="status"><p>${msg("tx.proof.unavailable")}</p></div>
        <#elseif state = "limited">
        <div class="note note-error" role="alert"><p>${msg("tx.proof.limited")}</p></div>
        </#if>
    </#if>
    <#if ["limited", "unavailable"]?seq_contains(state) && ((proof.retryMinutes)!0) gt 0>
    <p class="lead">${msg("tx.proof.retryAfter", proof.retryMinutes)}</p>
    </#if>

    <#if state = "choose">
    <#if (proof.relyingParty)?has_content>
    <p class="lead"><strong>${proof.relyingParty}</strong> ${msg("tx.proof.asks")}</p>
    </#if>
    <#if (proof.purpose)?has_content>
    <p>${msg("tx.proof.purpose")}${msg("tx.colon")}${proof.purpose}</p>
    </#if>
    </#if>

    <form id="kc-proof-form" action="${url.loginAction}" method="post" novalidate data-once<#if state = "checking"> data-see-result</#if>>
        <#if (proof.formToken)?has_content>
        <input type="hidden" name="formToken" value="${proof.formToken}">
        </#if>
        <#if state = "checking">
        <div class="progress" role="status">
            <span class="progress-bar" aria-hidden="true"><span></span></span>
            <p>${msg("tx.proof.checking")}</p>
        </div>
        <div class="actions">
            <button class="button button-primary" id="see-result" type="submit" name="do" value="result"><span class="button-text">${msg("tx.proof.seeResult")}</span></button>
        </div>
        <#elseif ["limited", "clash", "unreachable"]?seq_contains(state)>
        <div class="actions">
            <button class="button button-plain" id="cancel-proof" type="submit" name="do" value="cancel" formnovalidate><span class="button-text">${msg("tx.proof.cancel")}</span></button>
        </div>
        <#else>
        <dl class="facts">
            <div><dt>${msg("tx.label.realName")}</dt><dd>${(proof.maskedName)!""}</dd></div>
            <#if (proof.documentType)?has_content>
            <div><dt>${msg("tx.label.documentType")}</dt><dd>${msg("tx.documentType." + proof.documentType)}</dd></div>
            </#if>
            <div><dt>${msg("tx.label.documentNumber")}</dt><dd>${(proof.maskedNumber)!""}</dd></div>
        </dl>
        <#if methods?size gt 1>
        <fieldset class="choices">
            <legend>${msg("tx.proof.method")}</legend>
            <#list methods as method>
            <label class="choice" for="method-${method}">
                <input type="radio" id="method-${method}" name="method" value="${method}"<#if method = (proof.method)!methods?first> checked</#if>>
                <span><span class="choice-title">${msg("tx.proof.method." + method)}</span> <span class="choice-text">${msg("tx.proof.method." + method + ".what")}</span></span>
            </label>
            </#list>
        </fieldset>
        <#else>
        <#assign method = (proof.method)!(methods?first)!"two-element">
        <input type="hidden" name="method" value="${method}">
        <p>${msg("tx.proof.method." + method + ".what")}</p>
        </#if>
        <#if (proof.mayCorrect)!true>
        <details class="more" id="correct-details"<#if correcting || state = "refused"> open</#if>>
            <summary>${msg("tx.proof.correct")}</summary>
            <p class="hint">${msg("tx.proof.correct.how")}</p>
            <@ui.text name="realName" label=msg("tx.label.realName") optional=true autocomplete="name" maxlength=200/>
            <@ui.documentType types=documentTypes![] optional=true/>
            <@ui.text name="documentNumber" label=msg("tx.label.documentNumber") hint=msg("tx.hint.documentNumber") optional=true maxlength=40/>
            <div data-only-for="passport">
                <@ui.text name="issuingState" label=msg("tx.label.issuingState") hint=msg("tx.hint.issuingState") optional=true maxlength=3 class="input-code"/>
            </div>
        </details>
        </#if>
        <p class="fine">${msg("tx.proof.use")}</p>
        <div class="actions">
            <button class="button button-primary" id="kc-submit" type="submit" name="do" value="prove"><span class="button-text"><#if state = "choose">${msg("tx.proof.submit")}<#else>${msg("tx.proof.submit.again")}</#if></span></button>
            <button class="button button-plain" id="cancel-proof" type="submit" name="do" value="cancel" formnovalidate><span class="button-text">${msg("tx.proof.cancel")}</span></button>
        </div>
        </#if>
    </form>
</#if>
</@layout.registrationLayout>
