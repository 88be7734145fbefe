package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.subject.sms.HttpSmsGateway;
import io.tongxing.realname.evidence.MobileNumber;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The gateway that speaks JSON over HTTP; without a URL there is none, and codes are answered as not sent. */
public final class HttpSmsGatewayFactory implements SmsGatewayProviderFactory {
    private final AtomicReference<HttpSmsGateway> gateway = new AtomicReference<>();

    @Override
    public void init(Config.Scope options) {
        String url = options.get("url", "");
        if (!url.isBlank()) {
            gateway.set(new HttpSmsGateway(URI.create(url), options.getInt("max-concurrent", 64), new Ids()));
        }
    }

    @Override
    public @Nullable SmsGatewayProvider create(KeycloakSession session) {
        HttpSmsGateway http = gateway.get();
        if (http == null) {
            return null;
        }
        return new SmsGatewayProvider() {
            @Override
            public boolean send(MobileNumber to, String text, Duration patience) {
                return http.send(to, text, patience);
            }

            @Override
            public void sendLater(MobileNumber to, String text) {
                http.sendLater(to, text);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name("url")
                .type("string")
                .helpText("Where messages are posted as JSON: requestId, mobile, text. The gateway answers 202.")
                .add()
                .property()
                .name("max-concurrent")
                .type("int")
                .defaultValue(64)
                .helpText("How many messages may be under way at once.")
                .add()
                .build();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return "http";
    }

    @Override
    public void close() {
        HttpSmsGateway open = gateway.get();
        if (open != null) {
            open.close();
        }
    }
}
