package io.tongxing.identity.subject;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.MobileNumber;

/**
 * A message that a person must get about their own account, before it is put into words.
 *
 * @param detail the account name or the cancel code, where the kind has one
 */
@PersonalData
public record Announcement(MobileNumber to, Kind kind, String detail) {
    /** What it tells. */
    public enum Kind {
        WELCOME,
        ALREADY_REGISTERED,
        NUMBER_CLAIMED_ELSEWHERE,
        PASSWORD_REPLACED,
        CHANGED_AT_COUNTER,
        ACCOUNT_HELD,
        MOBILE_GIVEN,
        MOBILE_REPLACED,
        RECOVERED_AT_COUNTER,
        ACCOUNT_NAME,
        RECOVERY_NEEDS_MORE,
        RECOVERY_BEGUN,
        RECOVERY_DONE,
        RECOVERY_CANCELLED
    }

    /** The words, Chinese first; no number, no name, and no run of six digits that could be taken for a code. */
    public String text() {
        return switch (kind) {
            case WELCOME ->
                "【通行】注册成功，您的账号名为 " + detail + "。可用手机号、证件号码或账号名登录。You are registered; your account name is " + detail
                        + ".";
            case ALREADY_REGISTERED ->
                "【通行】有人使用您的证件号码或手机号再次注册，您的账号未受影响。如是您本人，请直接登录；忘记密码请在登录页选择“找回账号”。"
                        + "Someone tried to register with your number or mobile. Nothing was changed. If it was you, log in or choose \"Recover account\" on the login page.";
            case NUMBER_CLAIMED_ELSEWHERE ->
                "【通行】有人在另一账号下核验您的证件号码，您的账号未受影响。如是您本人，请用原账号登录或找回账号；如非本人，请联系政务服务大厅。"
                        + "Someone verified your document number under another account. Nothing was changed. If it was you, log in with or recover your first account.";
            case CHANGED_AT_COUNTER ->
                "【通行】政务服务大厅已为您办理身份信息变更。如非本人办理，请立即联系政务服务大厅。"
                        + "A service hall has changed your identity data. If this was not you, contact a service hall at once.";
            case ACCOUNT_HELD ->
                "【通行】您的账号已暂停使用。如有疑问，请本人持身份证件到政务服务大厅办理。"
                        + "Your account is on hold. If you do not know why, please come to a service hall with your document.";
            case MOBILE_GIVEN ->
                "【通行】此手机号已由政务服务大厅绑定到您的账号。如非本人办理，请立即联系政务服务大厅。"
                        + "A service hall has bound this mobile to your account. If this was not you, contact a service hall at once.";
            case MOBILE_REPLACED ->
                "【通行】政务服务大厅已将您账号的手机号换成另一个。如非本人办理，请立即联系政务服务大厅。"
                        + "A service hall has replaced the mobile of your account by another. If this was not you, contact a service hall at once.";
            case RECOVERED_AT_COUNTER ->
                "【通行】政务服务大厅已为您恢复账号，旧密码已失效。请在登录页选择“找回账号”，用短信验证码设置新密码。"
                        + "A service hall has given your account back; the old password no longer counts. Choose \"Recover account\" on the login page to set a new one.";
            case PASSWORD_REPLACED ->
                "【通行】您的账号密码已重设，其他设备上的登录已退出。如非本人操作，请立即联系政务服务大厅。"
                        + "Your password was replaced and other devices were logged out. If this was not you, contact the service hall at once.";
            case ACCOUNT_NAME -> "【通行】您的账号名为 " + detail + "。也可用手机号或证件号码登录。Your account name is " + detail + ".";
            case RECOVERY_NEEDS_MORE ->
                "【通行】有人（可能是您）想用本手机找回账号，但所填内容不足以确认本人，账号未受影响。请核对后重试，并填写证件号码；或到政务服务大厅办理。"
                        + "Someone, perhaps you, tried to recover the account of this mobile with too little. Nothing was changed. Try again with the document number, or come to a service hall.";
            case RECOVERY_BEGUN ->
                "【通行】有人申请找回您的账号并改绑新手机，冷静期结束后生效。如非本人，请照常登录，或在“找回账号”页输入取消码 " + detail
                        + "。Someone asked to recover your account with a new mobile after a waiting time. If this was not you, log in as usual, or enter the cancel code "
                        + detail + " on the recovery page.";
            case RECOVERY_DONE ->
                "【通行】您的账号已改绑新手机并重设密码，本手机不再与账号关联。如非本人操作，请立即联系政务服务大厅。"
                        + "Your account was recovered with a new mobile; this one is no longer bound to it. If this was not you, contact the service hall at once.";
            case RECOVERY_CANCELLED ->
                "【通行】找回账号的申请已取消，账号未受影响。The request to recover your account was cancelled. Nothing was changed.";
        };
    }

    @Override
    public String toString() {
        return "Announcement[" + kind + "]";
    }
}
