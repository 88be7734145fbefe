<#-- The frame of every login page. Pages of the parent theme call the same macro, so they share the frame as well. -->
<#-- What a field is called: our own fields by their label, those of an evidence source by its words. -->
<#function labelOf field>
    <#local own = msg("tx.label." + field)>
    <#return (own = "tx.label." + field)?then(msg("tx.proof.field." + field), own)>
</#function>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false errorFields=[] errorIds={}>
<#local heading><#nested "header"></#local>
<#local wrong = errorFields?filter(field -> messagesPerField.existsError(field))>
<#global firstWrong = wrong?first!"">
<#local failed = wrong?has_content || (message?has_content && message.type = "error")>
<!DOCTYPE html>
<html lang="${lang}" class="no-js">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    <meta name="format-detection" content="telephone=no">
    <title><#if failed>${msg("tx.title.error")} </#if>${heading} - ${msg("tx.product")}</title>
    <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/mark.svg">
    <link rel="stylesheet" href="${url.resourcesPath}/css/tongxing.css">
    <script src="${url.resourcesPath}/js/large-type.js"></script>
    <script src="${url.resourcesPath}/js/pages.js" defer></script>
    <script src="${url.resourcesPath}/js/session.js" type="module"></script>
    <#list scripts![] as script>
    <script src="${script}" defer></script>
    </#list>
</head>
<body class="page-${pageId!}" data-page-id="login-${pageId!}"
      data-session-elsewhere-url="${url.ssoLoginInOtherTabsUrl}"
      <#if authenticationSession??>data-session-hash="${authenticationSession.authSessionIdHash}"</#if>>
<a class="skip-link" href="#main">${msg("tx.skip")}</a>
<header class="site-header">
    <div class="site-header-inner">
        <p class="brand">
            <img class="brand-mark" src="${url.resourcesPath}/img/mark.svg" alt="" width="40" height="40">
            <span class="brand-words">
                <span class="brand-name">${msg("tx.product")}</span>
                <span class="brand-city">${msg("tx.city")} · ${msg("tx.product.what")}</span>
            </span>
        </p>
        <div class="site-tools">
            <label class="large-type" for="large-type">
                <input type="checkbox" role="switch" id="large-type" autocomplete="off">
                <span>${msg("tx.largeType")}</span>
            </label>
            <#if realm.internationalizationEnabled && locale?? && locale.supported?size gt 1>
            <nav class="languages" aria-label="${msg("tx.languages")}">
                <ul>
                    <#list locale.supported as language>
                    <li>
                        <#if language.languageTag = locale.currentLanguageTag>
                        <span class="language" lang="${language.languageTag}" aria-current="true">${language.label}</span>
                        <#else>
                        <a class="language" href="${language.url}" lang="${language.languageTag}" hreflang="${language.languageTag}">${language.label}</a>
                        </#if>
                    </li>
                    </#list>
                </ul>
            </nav>
            </#if>
        </div>
    </div>
</header>
<main id="main" tabindex="-1">
    <div class="card">
        <h1 id="kc-page-title">${heading}</h1>
        <div id="page-messages">
        <#if wrong?has_content>
            <div class="note note-error" id="error-summary" role="alert">
                <p class="note-title">${msg("tx.errors.title", wrong?size)}</p>
                <#if messagesPerField.existsError("global")>
                <p>${messagesPerField.get("global")}</p>
                </#if>
                <ul>
                    <#list wrong as field>
                    <li><a href="#${errorIds[field]!field}">${labelOf(field)}${msg("tx.colon")}${messagesPerField.get(field)}</a></li>
                    </#list>
                </ul>
            </div>
        <#elseif displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
            <div class="note note-${message.type}" role="${(message.type = "error")?then("alert", "status")}">
                <p>${message.summary}</p>
            </div>
        </#if>
        </div>

        <#nested "show-username">
        <#nested "form">

        <#if auth?has_content && auth.showTryAnotherWayLink()>
        <form id="kc-select-try-another-way-form" class="below" action="${url.loginAction}" method="post">
            <input type="hidden" name="tryAnotherWay" value="on">
            <button class="link-button" id="try-another-way" type="submit">${msg("tx.tryAnotherWay")}</button>
        </form>
        </#if>
        <#if auth?has_content && auth.showUsername()>
        <p class="below"><a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("tx.restartLogin")}</a></p>
        </#if>

        <#nested "socialProviders">
        <#if displayInfo>
        <div class="below"><#nested "info"></div>
        </#if>
    </div>
    <#nested "aside">
</main>
<footer class="site-footer">
    <p>${msg("tx.footer.safety")}</p>
    <p>${msg("tx.footer.help")}</p>
</footer>
</body>
</html>
</#macro>
