/*
 * Follows a login that happened in another tab. The checks themselves are Keycloak's; the parent theme ships them
 * for its inline scripts, and this file calls them so that pages need no inline script.
 */
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { sessionElsewhereUrl, sessionHash } = document.body.dataset;

if (sessionElsewhereUrl) {
  startSessionPolling(sessionElsewhereUrl);
}
if (sessionHash) {
  checkAuthSession(sessionHash);
}
