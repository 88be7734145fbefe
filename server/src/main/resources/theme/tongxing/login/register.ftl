<#import "template.ftl" as layout>
<#import "fields.ftl" as ui>
<#assign types = documentTypes![]>
<@layout.registrationLayout errorFields=["realName", "documentType", "documentNumber", "issuingState", "mobile", "smsCode", "password", "password-confirm"]; section>
<#if section = "header">
    ${msg("tx.register.title")}
<#elseif section = "form">
    <p class="lead">${msg("tx.register.why")}</p>
    <@ui.retryTime/>
    <form id="kc-register-form" action="${url.registrationAction}" method="post" novalidate data-once>
        <@ui.enterPresses value="register"/>
        <fieldset>
            <legend><h2>${msg("tx.register.identity")}</h2></legend>
            <div data-not-for="network-identity">
                <@ui.text name="realName" label=msg("tx.label.realName") value=(register.realName)!"" hint=msg("tx.hint.realName") autocomplete="name" maxlength=200/>
            </div>
            <@ui.documentType selected=(register.documentType)!"" types=types/>
            <div data-not-for="network-identity">
                <@ui.text name="documentNumber" label=msg("tx.label.documentNumber") value=(register.documentNumber)!"" hint=msg("tx.hint.documentNumber") maxlength=40/>
            </div>
            <p class="fine">${msg("tx.register.withoutNumber")}</p>
            <div data-only-for="passport">
                <@ui.text name="issuingState" label=msg("tx.label.issuingState") value=(register.issuingState)!"" hint=msg("tx.hint.issuingState") maxlength=3 optional=true class="input-code"/>
            </div>
            <details class="more" data-replaced-by-hints>
                <summary>${msg("tx.register.whichNumber")}</summary>
                <dl>
                    <#list types as type>
                    <dt>${msg("tx.documentType." + type)}</dt>
                    <dd>${msg("tx.documentHint." + type)}</dd>
                    </#list>
                </dl>
            </details>
        </fieldset>
        <fieldset>
            <legend><h2>${msg("tx.register.mobile")}</h2></legend>
            <@ui.mobileAndCode mobile=(register.mobile)!"" hint=msg("tx.hint.mobile")/>
            <label class="choice" for="newNumber">
                <input type="checkbox" id="newNumber" name="newNumber" value="on" aria-describedby="newNumber-hint"<#if (register.newNumber)?has_content> checked</#if>>
                <span><span class="choice-title">${msg("tx.label.newNumber")}</span> <span class="choice-text" id="newNumber-hint">${msg("tx.hint.newNumber")}</span></span>
            </label>
        </fieldset>
        <fieldset>
            <legend><h2>${msg("tx.register.password")}</h2></legend>
            <@ui.password name="password" label=msg("tx.label.password") hint=msg("tx.hint.newPassword") autocomplete="new-password"/>
            <@ui.password name="password-confirm" label=msg("tx.label.password-confirm") autocomplete="new-password" sameAs="password"/>
        </fieldset>
        <p class="fine">${msg("tx.register.use")}</p>
        <div class="actions">
            <button class="button button-primary button-wide" type="submit" name="do" value="register" id="kc-submit"><span class="button-text">${msg("tx.register.submit")}</span></button>
        </div>
    </form>
    <p class="below">${msg("tx.register.haveAccount")} <a id="kc-back-to-login" href="${url.loginUrl}">${msg("tx.register.toLogin")}</a></p>
</#if>
</@layout.registrationLayout>
