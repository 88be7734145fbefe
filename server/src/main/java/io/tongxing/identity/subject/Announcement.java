package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.MobileNumber;

/** A message that a person must get about their own account, before it is put into words. */
@PersonalData
public record Announcement(MobileNumber to, Kind kind, String accountName) {
    /** What it tells. */
    public enum Kind {
        WELCOME,
        ALREADY_REGISTERED,
        NUMBER_CLAIMED_ELSEWHERE,
        PASSWORD_REPLACED
    }

    /** The words, Chinese first; no number, no name, and no run of six digits that could be taken for a code. */
    public String text() {
        return switch (kind) {
            case WELCOME ->
                "【通行】注册成功，您的账号名为 " + accountName + "。可用手机号、证件号码或账号名登录。You are registered; your account name is "
                        + accountName + ".";
            case ALREADY_REGISTERED ->
                "【通行】有人使用您的证件号码或手机号再次注册，您的账号未受影响。如是您本人，请直接登录；忘记密码请在登录页选择“找回账号”。"
                        + "Someone tried to register with your number or mobile. Nothing was changed. If it was you, log in or choose \"Recover account\" on the login page.";
            case NUMBER_CLAIMED_ELSEWHERE ->
                "【通行】有人在另一账号下核验您的证件号码，您的账号未受影响。如是您本人，请用原账号登录或找回账号；如非本人，请联系政务服务大厅。"
                        + "Someone verified your document number under another account. Nothing was changed. If it was you, log in with or recover your first account.";
            case PASSWORD_REPLACED ->
                "【通行】您的账号密码已重设，其他设备上的登录已退出。如非本人操作，请立即联系政务服务大厅。"
                        + "Your password was replaced and other devices were logged out. If this was not you, contact the service hall at once.";
        };
    }

    @Override
    public String toString() {
        return "Announcement[" + kind + "]";
    }
}
