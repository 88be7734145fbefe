package io.tongxing.deploy.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.deploy.process.ServerProcess;
import io.tongxing.deploy.stack.Department;
import io.tongxing.deploy.stack.LocalStack;
import java.io.IOException;

/** What a running quickstart tells: {@code quickstart.json} to programs, a table to people. */
record Summary(LocalStack stack, DemoResident resident) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String json() throws IOException {
        ObjectNode summary = JSON.createObjectNode()
                .put("server", stack.server().toString())
                .put("sandbox", stack.sandbox().toString())
                .put("management", stack.management().toString())
                .put("issuer", stack.issuer().toString());
        ServerProcess.Database database = stack.database();
        summary.putObject("database")
                .put("url", database.url())
                .put("user", database.user())
                .put("password", database.password());
        put(summary.putObject("operator"), stack.operator());
        stack.operators().forEach(operator -> put(summary.withArray("operators").addObject(), operator));
        summary.putObject("admin")
                .put("username", stack.admin().username())
                .put("password", stack.admin().password());
        for (Department department : stack.departments()) {
            ObjectNode entry = summary.withArray("departments").addObject().put("clientId", department.clientId());
            if (department.secret() != null) {
                entry.put("clientSecret", department.secret());
            }
            entry.put("url", department.url().toString())
                    .put("redirectUri", department.redirectUri().toString())
                    .put("protocol", department.protocol().wire());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(summary) + "\n";
    }

    private static void put(ObjectNode entry, LocalStack.Login operator) {
        entry.put("username", operator.username())
                .put("password", operator.password())
                .put("totpSecret", operator.totpSecret());
    }

    /** Without passwords: a screen is read by whoever passes. */
    String table() {
        return """

                Tongxing is ready

                  departments  各部门     %s
                  server       身份服务器  %s
                  operators    运营人员    account and secrets in %s
                  health       运行状况    %s/health/ready

                请先打开 %s/departments/utilities ，点击登录并注册。可用的演示居民（虚构）：
                Open it first, choose to log in, and register. A demo resident to try (not a real person):

                  姓名 name            %s
                  证件 resident id     %s
                  手机 mobile          %s
                  短信 text messages   %s/authorities/sms/%s

                按 Ctrl-C 停止。Stop with Ctrl-C.
                """.formatted(
                        stack.sandbox(),
                        stack.server(),
                        stack.data().resolve("quickstart.json"),
                        stack.management(),
                        stack.sandbox(),
                        resident.name(),
                        resident.documentNumber(),
                        resident.mobile(),
                        stack.sandbox(),
                        resident.mobile());
    }
}
