package io.tongxing.sandbox.department;

import java.util.Map;

/**
 * Why a login did not end in a session, as the visitor can use it. What a protocol sent is mapped to one of these and never
 * shown: its parameters come from whoever typed the address.
 */
public enum LoginProblem {
    REFUSED(
            403,
            "登录未完成",
            "您取消了登录，或身份核验没有通过。可以重新登录；如核验一直不能通过，请携带证件到政务服务窗口办理。",
            "The login was not completed",
            "You cancelled, or your identity could not be confirmed. Try again; if it cannot be confirmed, bring your document "
                    + "to a service counter."),
    INTERRUPTED(
            400,
            "登录已中断",
            "本次登录已经超时，或浏览器没有保存登录所需的 Cookie。请从头开始登录。",
            "The login was interrupted",
            "It took too long, or the browser did not keep the cookie it needs. Start the login again."),
    NOT_ACCEPTED(
            400,
            "登录信息未被接受",
            "统一身份认证返回的信息无法验证，因此没有使用。请重新登录；如再次出现，请联系本部门。",
            "The answer was not accepted",
            "What the identity server returned could not be verified and was not used. Log in again; if this repeats, tell "
                    + "this department."),
    SERVER_UNAVAILABLE(
            503,
            "统一身份认证暂时无法访问",
            "请稍后再试。您的资料没有任何变化。",
            "The identity server cannot be reached",
            "Try again later. Nothing about you has changed."),
    NOT_CONNECTED(
            503,
            "本部门尚未接入",
            "这个示例部门没有配置接入统一身份认证所需的密钥。请用 quickstart 启动，或按说明配置环境变量。",
            "This department is not connected",
            "This sample department has no secret or key for the identity server. Start it with the quickstart, or set its "
                    + "environment variables."),
    MISCONFIGURED(
            502,
            "接入配置有误",
            "统一身份认证没有接受本部门的请求。请联系本部门。",
            "The connection is misconfigured",
            "The identity server did not accept this department's request. Tell this department.");

    private static final Map<String, LoginProblem> OF_OAUTH_ERROR = Map.of(
            "access_denied", REFUSED,
            "login_required", INTERRUPTED,
            "interaction_required", INTERRUPTED,
            "temporarily_unavailable", SERVER_UNAVAILABLE,
            "server_error", SERVER_UNAVAILABLE,
            "invalid_request", MISCONFIGURED,
            "invalid_scope", MISCONFIGURED,
            "unauthorized_client", MISCONFIGURED,
            "unsupported_response_type", MISCONFIGURED);

    private final int status;
    private final String chineseTitle;
    private final String chineseAdvice;
    private final String englishTitle;
    private final String englishAdvice;

    LoginProblem(int status, String chineseTitle, String chineseAdvice, String englishTitle, String englishAdvice) {
        this.status = status;
        this.chineseTitle = chineseTitle;
        this.chineseAdvice = chineseAdvice;
        this.englishTitle = englishTitle;
        this.englishAdvice = englishAdvice;
    }

    /** RFC 6749 section 4.1.2.1 and OpenID Connect Core section 3.1.2.6; anything else is a refusal. */
    public static LoginProblem ofOauthError(String error) {
        return OF_OAUTH_ERROR.getOrDefault(error, REFUSED);
    }

    public int status() {
        return status;
    }

    public String chineseTitle() {
        return chineseTitle;
    }

    public String chineseAdvice() {
        return chineseAdvice;
    }

    public String englishTitle() {
        return englishTitle;
    }

    public String englishAdvice() {
        return englishAdvice;
    }
}
