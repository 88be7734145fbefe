package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.crypto.KeyFileCustodian;
import io.tongxing.identity.platform.postgres.ExpiredRows;
import io.tongxing.identity.platform.postgres.PostgresDataKeys;
import io.tongxing.identity.platform.postgres.RenewedKeys;
import io.tongxing.identity.platform.postgres.SessionDatabase;
import io.tongxing.identity.proofing.AskSource;
import io.tongxing.identity.subject.CodeCaps;
import io.tongxing.realname.assurance.AssurancePolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.timer.TimerProvider;

/**
 * Reads the platform's options and loads the data keys once the schema is there; a server that cannot open its keys does not come up.
 */
public final class PlatformFactory implements TongxingFactory {
    private static final Duration CLEANING = Duration.ofMinutes(5);
    private static final Duration ROTATING = Duration.ofSeconds(5);

    private final Ids ids = new Ids();
    private final AtomicReference<ServerParts> parts = new AtomicReference<>();
    private CodeCaps codeCaps = CodeCaps.of(600, 3_000, 200, 3_000);
    private String keyFile = "";
    private AssurancePolicy assurance = AssurancePolicy.published();
    private int mostQuestions;
    private Duration proofTimeLimit = Duration.ZERO;

    @Override
    public void init(Config.Scope options) {
        keyFile = options.get("key-file", "");
        mostQuestions = options.getInt("proof-max-concurrent", 32);
        proofTimeLimit = Duration.ofMillis(options.getLong("proof-time-limit-ms", 10_000L));
        assurance =
                AssurancePolicy.published().counting(EvidenceEquivalents.read(options.get("evidence-counts-as", "")));
        codeCaps = CodeCaps.of(
                options.getInt("sms-per-address-hour", 600),
                options.getInt("sms-per-range-hour", 3_000),
                options.getInt("sms-per-prefix-hour", 200),
                options.getInt("sms-per-minute", 3_000));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> {
                    parts.set(load(session));
                    session.getProvider(TimerProvider.class)
                            .scheduleTask(
                                    new ExpiredRows(List.of(
                                            "tongxing.attempt_limit",
                                            "tongxing.contact_code",
                                            "tongxing.failure_delay",
                                            "tongxing.recovery",
                                            "tongxing.counter_appointment")),
                                    CLEANING.toMillis(),
                                    "tongxing-expired-rows");
                    session.getProvider(TimerProvider.class)
                            .scheduleTask(
                                    new KeyRotationTask(parts::get), ROTATING.toMillis(), "tongxing-key-rotation");
                });
            }
        });
    }

    private ServerParts load(KeycloakSession session) {
        if (keyFile.isBlank()) {
            throw new IllegalStateException(
                    "spi-tongxing--platform--key-file is not set: it names the key-encryption key");
        }
        PostgresDataKeys keys = new PostgresDataKeys(KeyFileCustodian.read(Path.of(keyFile)), ids::bytes);
        Clock clock = Clock.systemUTC();
        return new ServerParts(
                keys,
                new RenewedKeys(keys, new SessionDatabase(session), clock),
                new AskSource(mostQuestions, proofTimeLimit),
                codeCaps,
                new Bulkhead("afterwards", 16),
                new Bulkhead("key-rotation", 1),
                assurance,
                ids,
                clock);
    }

    @Override
    public Tongxing create(KeycloakSession session) {
        ServerParts loaded = parts.get();
        if (loaded == null) {
            throw new IllegalStateException("Asked for an identity feature before the schema was ready");
        }
        loaded.renewedKeys().renewWhenOld(new SessionDatabase(session));
        return new Tongxing(session, loaded);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name("key-file")
                .type("string")
                .helpText(
                        "File of 32 hexadecimal digits, mode 0600: the key that wraps all data keys. Keep a copy; without it no personal data opens.")
                .add()
                .property()
                .name("proof-max-concurrent")
                .type("int")
                .defaultValue(32)
                .helpText("How many questions to one evidence source may be out at once; more are answered 'busy'.")
                .add()
                .property()
                .name("proof-time-limit-ms")
                .type("int")
                .defaultValue(10000)
                .helpText("Milliseconds after which any evidence source counts as unavailable, whatever its own limit.")
                .add()
                .property()
                .name("evidence-counts-as")
                .type("string")
                .helpText(
                        "Evidence of a city's own sources and what of the published table it is worth as much as: 'own:published', several with commas between.")
                .add()
                .property()
                .name("sms-per-address-hour")
                .type("int")
                .defaultValue(600)
                .helpText("Codes by SMS that one network address (IPv6: /64) may cause in an hour.")
                .add()
                .property()
                .name("sms-per-range-hour")
                .type("int")
                .defaultValue(3000)
                .helpText("Codes by SMS that one neighbourhood (IPv4: /24, IPv6: /48) may cause in an hour.")
                .add()
                .property()
                .name("sms-per-prefix-hour")
                .type("int")
                .defaultValue(200)
                .helpText("Codes by SMS to mobiles with the same first seven digits in an hour.")
                .add()
                .property()
                .name("sms-per-minute")
                .type("int")
                .defaultValue(3000)
                .helpText(
                        "Codes by SMS in the whole city in a minute; reaching it is logged with alert=sms-city-minute.")
                .add()
                .build();
    }

    @Override
    public String getId() {
        return "platform";
    }

    @Override
    public void close() {
        ServerParts loaded = parts.get();
        if (loaded != null) {
            loaded.askSource().close();
            loaded.afterwards().close();
            loaded.rotation().close();
        }
    }
}
