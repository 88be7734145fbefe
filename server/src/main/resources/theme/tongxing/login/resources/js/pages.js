/*
 * What JavaScript adds to pages that work without it: an SMS code is sent without losing what was typed, a form is
 * sent once, missing fields are named before a round trip. Written for old phones: no syntax newer than ES5.
 */
(function () {
  "use strict";

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  function find(selector, within) {
    return (within || document).querySelector(selector);
  }

  function findAll(selector, within) {
    return (within || document).querySelectorAll(selector);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function empty(node) {
    while (node.firstChild) {
      node.removeChild(node.firstChild);
    }
  }

  /* ---- The address bar ------------------------------------------------------------------------------------- */

  /*
   * After a POST the address carries the used-up session code, and "reload" would send the form again. Keycloak
   * cures that with an inline script, which a strict content security policy refuses; so it is done here.
   */
  function dropUsedCodeFromAddress() {
    var form = find("main form[action*='session_code=']");
    if (!form || location.search.indexOf("session_code=") < 0 || !window.history.replaceState) {
      return;
    }
    var kept = form.action.replace(/([?&])session_code=[^&#]*&?/, "$1");
    if (kept.indexOf(location.origin + "/") === 0) {
      window.history.replaceState({}, "", kept);
    }
  }

  /* ---- Errors beside a field and in the summary ------------------------------------------------------------- */

  function showFieldError(control, text) {
    var field = find("[data-field='" + control.id + "']");
    if (!field) {
      return;
    }
    var old = find(".field-error", field);
    if (old) {
      old.parentNode.removeChild(old);
    }
    var described = (control.getAttribute("aria-describedby") || "").split(" ").filter(function (id) {
      return id && id !== control.id + "-error";
    });
    if (text) {
      var note = element("p", "field-error", text);
      note.id = control.id + "-error";
      var label = find(".hint", field) || find(".label", field);
      label.parentNode.insertBefore(note, label.nextSibling);
      described.push(note.id);
      control.setAttribute("aria-invalid", "true");
    } else {
      control.removeAttribute("aria-invalid");
    }
    field.className = text ? "field field-wrong" : "field";
    if (described.length) {
      control.setAttribute("aria-describedby", described.join(" "));
    } else {
      control.removeAttribute("aria-describedby");
    }
  }


  function summarise(problems) {
    var area = document.getElementById("page-messages");
    empty(area);
    if (!problems.length) {
      return;
    }
    var box = element("div", "note note-error");
    box.id = "error-summary";
    box.setAttribute("role", "alert");
    var list = element("ul");
    problems.forEach(function (problem) {
      var item = element("li");
      var link = element("a", "", problem.text);
      link.href = "#" + problem.control.id;
      item.appendChild(link);
      list.appendChild(item);
    });
    box.appendChild(list);
    area.appendChild(box);
  }

  function problemsOf(form) {
    var problems = [];
    each(findAll("[data-missing]", form), function (control) {
      var text = "";
      if (control.offsetParent === null) {
        // Nobody misses a field that is not shown.
        return;
      }
      var twin = control.getAttribute("data-same-as") && document.getElementById(control.getAttribute("data-same-as"));
      if (!control.value.trim()) {
        text = control.getAttribute("data-missing");
      } else if (twin && twin.value !== control.value) {
        text = control.getAttribute("data-different");
      }
      showFieldError(control, text);
      if (text) {
        problems.push({ control: control, text: text });
      }
    });
    return problems;
  }

  function summaryLinksMoveTheFocus() {
    document.addEventListener("click", function (event) {
      var link = event.target;
      if (link.tagName !== "A" || !find("#error-summary") || !find("#error-summary").contains(link)) {
        return;
      }
      var control = document.getElementById(link.getAttribute("href").slice(1));
      if (control) {
        event.preventDefault();
        control.focus();
      }
    });
  }

  /* ---- A form is checked, and sent once ----------------------------------------------------------------------- */

  function guard(form) {
    var pressed = null;

    form.addEventListener("click", function (event) {
      var node = event.target;
      while (node && node !== form && node.tagName !== "BUTTON") {
        node = node.parentNode;
      }
      if (node && node.tagName === "BUTTON" && node.type === "submit") {
        pressed = node;
      }
    });

    form.addEventListener("submit", function (event) {
      var by = event.submitter || pressed;
      pressed = null;
      if (form.getAttribute("data-sent")) {
        event.preventDefault();
        return;
      }
      if (!by || !by.hasAttribute("formnovalidate")) {
        var problems = problemsOf(form);
        if (problems.length) {
          event.preventDefault();
          summarise(problems);
          problems[0].control.focus();
          return;
        }
      }
      form.setAttribute("data-sent", "yes");
      if (by) {
        by.className += " busy";
        by.setAttribute("aria-busy", "true");
      }
    });

    function release() {
      form.removeAttribute("data-sent");
      each(findAll(".busy", form), function (button) {
        button.className = button.className.replace(" busy", "");
        button.removeAttribute("aria-busy");
      });
    }

    // The back button may bring this very page out of the browser's memory.
    window.addEventListener("pageshow", release);
    // The server answers within its own limits; whoever is still here after that pressed "stop".
    form.addEventListener("submit", function () {
      window.setTimeout(release, 20000);
    });
  }

  /* ---- SMS code ----------------------------------------------------------------------------------------------- */

  /** Passwords stay on the page: sending a code needs none, and nothing should carry them that need not. */
  function encoded(form, button) {
    var pairs = [];
    each(form.elements, function (control) {
      var skipped = !control.name || control.disabled || control.type === "password" || control.tagName === "BUTTON"
        || ((control.type === "checkbox" || control.type === "radio") && !control.checked);
      if (!skipped) {
        pairs.push(encodeURIComponent(control.name) + "=" + encodeURIComponent(control.value));
      }
    });
    pairs.push(encodeURIComponent(button.name) + "=" + encodeURIComponent(button.value));
    return pairs.join("&");
  }

  function submitWhole(form, button) {
    var choice = element("input");
    choice.type = "hidden";
    choice.name = button.name;
    choice.value = button.value;
    form.appendChild(choice);
    form.submit();
  }

  function countDown(button, seconds) {
    var text = find(".button-text", button);
    var left = seconds;
    var clock = find(".countdown", button);
    if (clock) {
      clock.parentNode.removeChild(clock);
    }
    if (!(left > 0)) {
      return;
    }
    clock = element("span", "countdown");
    // The name of the button must not change every second under a screen reader.
    clock.setAttribute("aria-hidden", "true");
    button.appendChild(clock);
    button.setAttribute("aria-disabled", "true");
    text.className = "button-text hidden";

    function tick() {
      if (left <= 0) {
        button.removeChild(clock);
        button.removeAttribute("aria-disabled");
        text.className = "button-text";
        return;
      }
      clock.textContent = button.getAttribute("data-wait").replace("%", String(left));
      left -= 1;
      window.setTimeout(tick, 1000);
    }
    tick();
  }

  function say(text, isError) {
    var note = document.getElementById("send-note");
    note.textContent = text || "";
    note.className = isError ? "send-note send-note-error" : "send-note";
  }

  /** Takes over from a rendered answer what belongs to the code: form action, hidden fields, notes, waiting time. */
  function takeOver(form, button, answer) {
    var fresh = answer.getElementById(form.id);
    var freshButton = fresh && fresh.querySelector("#send-sms-code");
    if (!freshButton) {
      return false;
    }
    form.setAttribute("action", fresh.getAttribute("action"));
    each(fresh.querySelectorAll("input[type=hidden]"), function (hidden) {
      var mine = find("input[type=hidden][name='" + hidden.name + "']", form);
      if (mine) {
        mine.value = hidden.value;
      }
    });

    var mobile = document.getElementById("mobile");
    var wrong = answer.getElementById("mobile-error");
    var note = answer.querySelector("#page-messages .note:not(#error-summary) p");
    var refused = Boolean(answer.querySelector("#page-messages .note-error"));
    showFieldError(mobile, wrong ? wrong.textContent.replace(/\s+/g, " ").trim() : "");
    empty(document.getElementById("page-messages"));
    say(note ? note.textContent.trim() : "", refused);

    find(".button-text", button).textContent = freshButton.textContent.trim();
    countDown(button, parseInt(freshButton.getAttribute("data-retry-seconds"), 10));
    if (wrong) {
      mobile.focus();
    } else if (!refused) {
      document.getElementById("smsCode").focus();
    }
    return true;
  }

  function sendCode(form, button) {
    button.setAttribute("aria-disabled", "true");
    say(button.getAttribute("data-sending"), false);
    window.fetch(form.action, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8", Accept: "text/html" },
      body: encoded(form, button)
    }).then(function (response) {
      return response.text();
    }).then(function (html) {
      button.removeAttribute("aria-disabled");
      var answer = new DOMParser().parseFromString(html, "text/html");
      if (!takeOver(form, button, answer)) {
        submitWhole(form, button);
      }
    }).catch(function () {
      button.removeAttribute("aria-disabled");
      say(button.getAttribute("data-failed"), true);
    });
  }

  function smsCode() {
    var button = document.getElementById("send-sms-code");
    if (!button || !window.fetch || !window.DOMParser) {
      return;
    }
    button.addEventListener("click", function (event) {
      event.preventDefault();
      if (button.getAttribute("aria-disabled")) {
        return;
      }
      var mobile = document.getElementById("mobile");
      if (!mobile.value.trim()) {
        showFieldError(mobile, mobile.getAttribute("data-missing"));
        mobile.focus();
        return;
      }
      sendCode(button.form, button);
    });
    countDown(button, parseInt(button.getAttribute("data-retry-seconds"), 10));
  }

  /* ---- Document types ------------------------------------------------------------------------------------------ */

  function documentTypes() {
    var select = document.getElementById("documentType");
    var hint = document.getElementById("documentNumber-hint");
    if (!select || !hint) {
      return;
    }
    var general = hint.textContent;
    hint.setAttribute("aria-live", "polite");

    function follow() {
      var option = select.options[select.selectedIndex];
      hint.textContent = (option && option.getAttribute("data-hint")) || general;
      each(findAll("[data-only-for]"), function (block) {
        block.hidden = block.getAttribute("data-only-for") !== select.value;
      });
      each(findAll("[data-not-for]"), function (block) {
        block.hidden = block.getAttribute("data-not-for") === select.value;
      });
    }
    select.addEventListener("change", follow);
    follow();
    each(findAll("[data-replaced-by-hints]"), function (list) {
      list.hidden = true;
    });
  }

  /* ---- Small things -------------------------------------------------------------------------------------------- */

  function revealPasswords() {
    each(findAll("button[data-reveals]"), function (button) {
      var input = document.getElementById(button.getAttribute("data-reveals"));
      button.hidden = false;
      button.addEventListener("click", function () {
        var shown = input.type === "password";
        input.type = shown ? "text" : "password";
        button.setAttribute("aria-label", button.getAttribute(shown ? "data-hide-label" : "data-show-label"));
        button.textContent = button.getAttribute(shown ? "data-hide" : "data-show");
      });
      input.form.addEventListener("submit", function () {
        input.type = "password";
      });
    });
  }

  function seeResultByItself() {
    var form = find("form[data-see-result]");
    var button = document.getElementById("see-result");
    if (form && button) {
      window.setTimeout(function () {
        button.click();
      }, 1000);
    }
  }

  function goOnByItself() {
    var form = find("form[data-submits-itself]");
    var link = find("a[data-follows-itself]");
    if (form) {
      form.submit();
    } else if (link) {
      window.addEventListener("load", function () {
        location.replace(link.href);
      });
    }
  }

  /* ---- Files into text fields ------------------------------------------------------------------------------- */

  /* A photo of a phone has megabytes; a comparison needs a face of some hundred pixels. */
  var LONGEST_SIDE = 640;

  function base64Of(dataUrl) {
    return dataUrl.substring(dataUrl.indexOf(",") + 1);
  }

  function shrink(dataUrl, most, done, failed) {
    var image = new Image();
    image.onerror = failed;
    image.onload = function () {
      var scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(image.width * scale));
      canvas.height = Math.max(1, Math.round(image.height * scale));
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      for (var quality = 0.85; quality > 0.2; quality -= 0.15) {
        var text = base64Of(canvas.toDataURL("image/jpeg", quality));
        if (text.length <= most) {
          done(text);
          return;
        }
      }
      failed();
    };
    image.src = dataUrl;
  }

  function readFile(file, pick, done, failed) {
    var reader = new FileReader();
    var most = Number(pick.getAttribute("data-most"));
    reader.onerror = failed;
    reader.onload = function () {
      var result = String(reader.result);
      if (pick.getAttribute("data-picks") === "image") {
        shrink(result, most, done, failed);
        return;
      }
      var text = base64Of(result);
      var plain = "";
      try {
        plain = window.atob(text);
      } catch (notBase64) {
        plain = "";
      }
      // A file that is text already (PEM, Base64) is taken as it is; anything else as Base64 of its bytes.
      done(/^[\x09\x0a\x0d\x20-\x7e]+$/.test(plain) ? plain : text);
    };
    reader.readAsDataURL(file);
  }

  function filesIntoFields() {
    each(findAll("[data-picks]"), function (pick) {
      var field = document.getElementById(pick.getAttribute("data-into"));
      var chooser = find("input", pick);
      var note = document.getElementById(chooser.id + "-note");
      if (!window.FileReader || !field) {
        return;
      }
      pick.hidden = false;
      chooser.addEventListener("change", function () {
        if (!chooser.files || !chooser.files[0]) {
          return;
        }
        readFile(chooser.files[0], pick, function (text) {
          field.value = text;
          note.textContent = pick.getAttribute("data-done");
          // The file itself stays here: its field has no name and is not sent.
        }, function () {
          note.textContent = pick.getAttribute("data-failed");
        });
      });
    });
  }

  dropUsedCodeFromAddress();
  filesIntoFields();
  summaryLinksMoveTheFocus();
  documentTypes();
  revealPasswords();
  each(findAll("form[data-once]"), guard);
  smsCode();
  seeResultByItself();
  goOnByItself();
})();
