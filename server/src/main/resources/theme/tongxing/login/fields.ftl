<#-- Form controls: one label, optional hint, optional error; the control names both by aria-describedby. -->

<#function errorOf name>
    <#return messagesPerField.existsError(name)?then(messagesPerField.get(name), "")>
</#function>

<#-- ids that describe a control, hint first, for aria-describedby -->
<#function descriptions id hint error>
    <#return ((hint?has_content)?then(id + "-hint ", "") + (error?has_content)?then(id + "-error ", ""))?trim>
</#function>

<#-- The first wrong control takes the focus; with nothing wrong, the one that asks for it. firstWrong comes from the frame. -->
<#function takesFocus key asks>
    <#return (firstWrong!"")?has_content?then((firstWrong!"") = key, asks)>
</#function>

<#macro frame id label error hint="" optional=false>
<div class="field<#if error?has_content> field-wrong</#if>" data-field="${id}">
    <label class="label" for="${id}">${label}<#if optional> <span class="optional">${msg("tx.optional")}</span></#if></label>
    <#if hint?has_content>
    <p class="hint" id="${id}-hint">${hint}</p>
    </#if>
    <#if error?has_content>
    <p class="field-error" id="${id}-error"><span class="hidden">${msg("tx.title.error")}</span> ${error}</p>
    </#if>
    <#nested>
</div>
</#macro>

<#--
  key: under which messagesPerField holds the error, when it is not the name.
  focus: whether this control takes the focus on a page without errors.
-->
<#macro text name label id=name key=name value="" type="text" hint="" autocomplete="off" inputmode="" maxlength=0 optional=false focus=false class="" spellcheck="false">
<#local error = errorOf(key)>
<#local described = descriptions(id, hint, error)>
<@frame id=id label=label error=error hint=hint optional=optional>
    <input class="input ${class}" id="${id}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}"
           autocapitalize="none" spellcheck="${spellcheck}"
           <#if inputmode?has_content>inputmode="${inputmode}"</#if>
           <#if maxlength gt 0>maxlength="${maxlength?c}"</#if>
           <#if !optional>required data-missing="${msg("tx.field.missing", label)}"</#if>
           <#if described?has_content>aria-describedby="${described}"</#if>
           <#if error?has_content>aria-invalid="true"</#if>
           <#if takesFocus(key, focus)>autofocus</#if>>
    <#nested>
</@frame>
</#macro>

<#-- A sample, a certificate, a file as text. With JavaScript a picture is taken or a file is read into it; picks says which. -->
<#macro area name label id=name hint="" maxlength=0 optional=false picks="text">
<#local error = errorOf(name)>
<#local described = descriptions(id, hint, error)>
<@frame id=id label=label error=error hint=hint optional=optional>
    <textarea class="input input-area" id="${id}" name="${name}" rows="3" autocomplete="off" autocapitalize="none" spellcheck="false"
              <#if maxlength gt 0>maxlength="${maxlength?c}"</#if>
              <#if !optional>required data-missing="${msg("tx.field.missing", label)}"</#if>
              <#if described?has_content>aria-describedby="${described}"</#if>
              <#if error?has_content>aria-invalid="true"</#if>
              <#if takesFocus(name, false)>autofocus</#if>></textarea>
    <label class="button button-plain file-pick" for="${id}-file" hidden data-picks="${picks}" data-into="${id}" data-most="${maxlength?c}" data-failed="${msg("tx.file.failed")}" data-done="${msg("tx.file.done")}"><#if picks = "image">${msg("tx.file.photo")}<#else>${msg("tx.file.choose")}</#if>
        <input class="hidden-file" type="file" id="${id}-file"<#if picks = "image"> accept="image/*" capture="user"</#if>></label>
    <p class="send-note" id="${id}-file-note" role="status"></p>
</@frame>
</#macro>

<#macro password name label id=name key=name hint="" autocomplete="current-password" sameAs="" focus=false>
<#local error = errorOf(key)>
<#local described = descriptions(id, hint, error)>
<@frame id=id label=label error=error hint=hint>
    <div class="with-button">
        <input class="input" id="${id}" name="${name}" type="password" autocomplete="${autocomplete}" required
               data-missing="<#if sameAs?has_content>${msg("tx.password.again")}<#else>${msg("tx.field.missing", label)}</#if>"
               <#if sameAs?has_content>data-same-as="${sameAs}" data-different="${msg("tx.password.mismatch")}"</#if>
               <#if described?has_content>aria-describedby="${described}"</#if>
               <#if error?has_content>aria-invalid="true"</#if>
               <#if takesFocus(key, focus)>autofocus</#if>>
        <button class="button button-plain" type="button" hidden data-reveals="${id}"
                data-hide="${msg("tx.password.hide")}" data-show="${msg("tx.password.show")}"
                aria-label="${msg("tx.password.show")}${msg("tx.colon")}${label}" data-hide-label="${msg("tx.password.hide")}${msg("tx.colon")}${label}"
                data-show-label="${msg("tx.password.show")}${msg("tx.colon")}${label}">${msg("tx.password.show")}</button>
    </div>
</@frame>
</#macro>

<#-- One-time code by SMS: the mobile number, the button that sends, the code. -->
<#macro mobileAndCode mobile="" hint="" optional=false>
<#local error = errorOf("mobile")>
<#local described = descriptions("mobile", hint, error)>
<@frame id="mobile" label=msg("tx.label.mobile") error=error hint=hint>
    <div class="with-button">
        <input class="input" id="mobile" name="mobile" type="tel" inputmode="tel" autocomplete="tel-national" value="${mobile}"
               maxlength="20" <#if !optional>required data-missing="${msg("tx.field.missing", msg("tx.label.mobile"))}"</#if>
               <#if described?has_content>aria-describedby="${described}"</#if>
               <#if error?has_content>aria-invalid="true"</#if>
               <#if takesFocus("mobile", false)>autofocus</#if>>
        <button class="button button-plain" type="submit" id="send-sms-code" name="do" value="send-sms-code" formnovalidate
                data-retry-seconds="${(smsSent!false)?then(smsRetrySeconds!0, 0)?c}" data-wait="${msg("tx.sms.wait")}" data-sending="${msg("tx.sms.sending")}"
                data-failed="${msg("tx.sms.failed")}"><span class="button-text"><#if smsSent!false>${msg("tx.sms.again")}<#else>${msg("tx.sms.send")}</#if></span></button>
    </div>
    <div id="send-note" class="send-note" role="status"></div>
</@frame>
<@text name="smsCode" label=msg("tx.label.smsCode") hint=msg("tx.hint.smsCode") autocomplete="one-time-code" inputmode="numeric" maxlength=12 class="input-code" optional=optional/>
</#macro>

<#-- When to come again, after a refusal for trying too often. -->
<#macro retryTime>
<#if (retryMinutes!0) gt 0>
<p class="lead" id="retry-time" role="status">${msg("tx.retry.minutes", retryMinutes)}</p>
<#elseif (retrySeconds!0) gt 0>
<p class="lead" id="retry-time" role="status">${msg("tx.retry.seconds", retrySeconds)}</p>
</#if>
</#macro>

<#macro documentType selected="" types=[] optional=false>
<#local error = errorOf("documentType")>
<#local described = descriptions("documentType", "", error)>
<@frame id="documentType" label=msg("tx.label.documentType") error=error optional=optional>
    <select class="input" id="documentType" name="documentType" autocomplete="off"
            <#if described?has_content>aria-describedby="${described}"</#if>
            <#if error?has_content>aria-invalid="true"</#if>
            <#if takesFocus("documentType", false)>autofocus</#if>>
        <#if optional><option value="">${msg("tx.keep")}</option></#if>
        <#list types as type>
        <option value="${type}" data-hint="${msg("tx.documentHint." + type)}"<#if type = selected> selected</#if>>${msg("tx.documentType." + type)}</option>
        </#list>
    </select>
</@frame>
</#macro>

<#-- Enter in a text field presses the first submit button of a form; that must never be the one that sends an SMS. -->
<#macro enterPresses value>
<button class="hidden" type="submit" name="do" value="${value}" tabindex="-1" aria-hidden="true"></button>
</#macro>
