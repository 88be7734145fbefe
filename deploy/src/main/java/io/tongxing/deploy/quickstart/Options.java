package io.tongxing.deploy.quickstart;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What stood on the command line.
 *
 * @param reset whether the data directory is emptied first
 */
record Options(Path data, int portBase, boolean reset, boolean help) {

    static final String HELP = """
            Usage: ./quickstart [OPTION]...
            Starts Tongxing on this machine: PostgreSQL, identity server and sandbox. Stop it with Ctrl-C.
            在本机启动“通行”：数据库、身份服务器和沙箱。按 Ctrl-C 停止。

              --data DIR       where everything is kept (default .quickstart); the next start continues there
              --port-base N    server N, sandbox N+2, management N+3, PostgreSQL N+4 (default 8080)
              --reset          forget all data of DIR first
              --no-build       start what is built, do not build
              --help           this text""";

    private static final int DEFAULT_PORT_BASE = 8080;

    static Options parse(List<String> arguments) {
        Path data = Path.of(".quickstart");
        int portBase = DEFAULT_PORT_BASE;
        boolean reset = false;
        boolean help = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--data" -> data = Path.of(valueOf(option, rest));
                case "--port-base" -> portBase = port(valueOf(option, rest));
                case "--reset" -> reset = true;
                case "--help" -> help = true;
                // The script has dealt with it.
                case "--no-build" -> {}
                default -> throw new UsageException("unknown option " + option + "; see --help");
            }
        }
        return new Options(data, portBase, reset, help);
    }

    private static String valueOf(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw new UsageException(option + " needs a value; see --help");
        }
        return value;
    }

    private static int port(String value) {
        int highest = 65535 - 4;
        if (value.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= highest) {
                return port;
            }
        }
        throw new UsageException("--port-base must be a number from 1 to " + highest + ", not " + value);
    }
}
