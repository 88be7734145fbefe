<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#assign state = (proof.state)!"choose">
<#assign methods = (proof.methods)![]>
<#assign corrections = ["realName", "documentType", "documentNumber", "issuingState"]>
<#assign asked = ((proof.fields)![])?map(field -> field.name)>
<#assign correcting = corrections?filter(field -> messagesPerField.existsError(field))?has_content>
<@layout.registrationLayout errorFields=(asked + corrections); section>
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
        <#elseif state = "counter">
        <p>${msg("tx.proof.counter.how")}</p>
        <p class="big-code" id="counter-code">${proof.counterCode?substring(0, 4)} ${proof.counterCode?substring(4)}</p>
        <p>${msg("tx.proof.counter.until", proof.counterMinutes)}</p>
        <p class="fine">${msg("tx.proof.counter.bring")}</p>
        <div class="actions">
            <button class="button button-primary" id="see-result" type="submit" name="do" value="result"><span class="button-text">${msg("tx.proof.counter.done")}</span></button>
            <button class="button button-plain" id="cancel-proof" type="submit" name="do" value="cancel" formnovalidate><span class="button-text">${msg("tx.proof.cancel")}</span></button>
        </div>
        <#else>
        <#assign level = (proof.level)!"1">
        <p class="lead" id="proof-why">${msg("tx.proof.held." + level)}<#if (proof.heldUntil)?has_content>${msg("tx.proof.heldUntil", proof.heldUntil)}</#if><#if ((proof.neededLevel)!"1") != "1">${msg("tx.proof.needed." + proof.neededLevel)}</#if></p>
        <#if (proof.maskedName)?has_content>
        <dl class="facts">
            <div><dt>${msg("tx.label.realName")}</dt><dd>${proof.maskedName}</dd></div>
            <#if (proof.documentType)?has_content>
            <div><dt>${msg("tx.label.documentType")}</dt><dd>${msg("tx.documentType." + proof.documentType)}</dd></div>
            </#if>
            <div><dt>${msg("tx.label.documentNumber")}</dt><dd>${(proof.maskedNumber)!""}</dd></div>
        </dl>
        </#if>
        <#assign method = (proof.method)!"">
        <#macro choice way>
            <label class="choice" for="method-${way.code}">
                <input type="radio" id="method-${way.code}" name="method" value="${way.code}"<#if way.code = method> checked</#if>>
                <span><span class="choice-title">${msg("tx.proof.method." + way.code)}</span><#if !way.up> <span class="choice-note">${msg("tx.proof.method.down")}</span><#elseif !way.alone> <span class="choice-note">${msg("tx.proof.method.step")}</span></#if>
                <span class="choice-text">${msg("tx.proof.method." + way.code + ".what")}</span></span>
            </label>
        </#macro>
        <#if methods?size gt 1>
        <fieldset class="choices choices-compact">
            <legend>${msg("tx.proof.method")}</legend>
            <#list methods as way><@choice way=way/></#list>
            <button class="button button-plain" id="choose-method" type="submit" name="do" value="choose" formnovalidate><span class="button-text">${msg("tx.proof.method.choose")}</span></button>
        </fieldset>
        <#elseif methods?size = 1>
        <input type="hidden" name="method" value="${method}">
        <p>${msg("tx.proof.method." + method + ".what")}</p>
        </#if>
        <#if (proof.visits)!false>
        <p class="note">${msg("tx.proof.visit")}</p>
        </#if>
        <#list (proof.fields)![] as field>
            <#assign label = msg("tx.proof.field." + field.name)>
            <#assign hintKey = "tx.proof.field." + field.name + ".hint">
            <#assign hint = (msg(hintKey) = hintKey)?then("", msg(hintKey))>
            <#if field.kind = "CHALLENGE">
            <@ui.frame id=field.name label=label error=ui.errorOf(field.name) hint=hint>
                <textarea class="input" id="${field.name}" rows="2" readonly aria-describedby="${field.name}-hint">${(proof.challenge)!""}</textarea>
            </@ui.frame>
            <#elseif field.kind = "LONG_TEXT">
            <@ui.area name=field.name label=label hint=hint optional=!field.required maxlength=field.maxLength picks=(field.name = "faceSample")?then("image", "text")/>
            <#elseif field.kind = "SECRET">
            <@ui.text name=field.name label=label hint=hint type="password" optional=!field.required maxlength=field.maxLength/>
            <#elseif field.kind != "TICKET">
            <@ui.text name=field.name label=label hint=hint optional=!field.required maxlength=field.maxLength value=(typed[field.name])!"" inputmode=(field.kind = "DIGITS")?then("numeric", "text")/>
            </#if>
        </#list>
        <details class="more" id="correct-details"<#if correcting || state = "refused" || !(proof.maskedName)?has_content> open</#if>>
            <summary><#if (proof.mayCorrect)!true>${msg("tx.proof.correct")}<#else>${msg("tx.proof.otherDocument.add")}</#if></summary>
            <p class="hint"><#if (proof.mayCorrect)!true>${msg("tx.proof.correct.how")}<#else>${msg("tx.proof.otherDocument.how")}</#if></p>
            <#if (proof.mayCorrect)!true>
            <@ui.text name="realName" label=msg("tx.label.realName") optional=true autocomplete="name" maxlength=200/>
            </#if>
            <@ui.documentType types=documentTypes![] optional=true/>
            <@ui.text name="documentNumber" label=msg("tx.label.documentNumber") hint=msg("tx.hint.documentNumber") optional=true maxlength=40/>
            <div data-only-for="passport">
                <@ui.text name="issuingState" label=msg("tx.label.issuingState") hint=msg("tx.hint.issuingState") optional=true maxlength=3 class="input-code"/>
            </div>
        </details>
        <p class="fine">${msg("tx.proof.use")}<#if method = "face" || method = "ctid"> ${msg("tx.proof.use.face")}</#if></p>
        <div class="actions">
            <button class="button button-primary" id="kc-submit" type="submit" name="do" value="prove"><span class="button-text"><#if (proof.visits)!false>${msg("tx.proof.submit.visit")}<#elseif state = "choose" || method = "counter">${msg("tx.proof.submit")}<#else>${msg("tx.proof.submit.again")}</#if></span></button>
            <button class="button button-plain" id="cancel-proof" type="submit" name="do" value="cancel" formnovalidate><span class="button-text">${msg("tx.proof.cancel")}</span></button>
        </div>
        </#if>
    </form>
</#if>
</@layout.registrationLayout>
