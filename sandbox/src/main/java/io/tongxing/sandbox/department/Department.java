package io.tongxing.sandbox.department;

import java.util.Arrays;
import java.util.Optional;

/** The sample departments; the id is the client id at the server. */
public enum Department {
    UTILITIES("utilities", "水电气服务", "Water, power and gas", Protocol.OPENID_CONNECT),
    CIVIL_AFFAIRS("civil-affairs", "民政局", "Civil affairs", Protocol.SAML),
    COMMERCE("commerce", "市场监督管理局", "Market regulation", Protocol.OPENID_CONNECT),
    HOUSING_FUND("housing-fund", "住房公积金管理中心", "Housing provident fund", Protocol.OPENID_CONNECT),
    SOCIAL_SECURITY("social-security", "社会保险局", "Social insurance", Protocol.OPENID_CONNECT),
    PUBLIC_SECURITY("public-security", "公安局", "Public security", Protocol.OPENID_CONNECT);

    /** By which protocol a department learns who its visitor is. */
    public enum Protocol {
        OPENID_CONNECT("openid-connect", "OpenID Connect"),
        SAML("saml", "SAML 2.0");

        private final String code;
        private final String title;

        Protocol(String code, String title) {
            this.code = code;
            this.title = title;
        }

        public String code() {
            return code;
        }

        public String title() {
            return title;
        }
    }

    private final String id;
    private final String chineseName;
    private final String englishName;
    private final Protocol protocol;

    Department(String id, String chineseName, String englishName, Protocol protocol) {
        this.id = id;
        this.chineseName = chineseName;
        this.englishName = englishName;
        this.protocol = protocol;
    }

    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }

    public String englishName() {
        return englishName;
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Where its pages are. */
    public String path() {
        return "/departments/" + id;
    }

    public static Optional<Department> ofId(String id) {
        return Arrays.stream(values())
                .filter(department -> department.id.equals(id))
                .findFirst();
    }
}
