package io.tongxing.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.bench.load.Figures;
import java.util.List;

/** The published JSON form. Others read it: fields may be added, never renamed. */
public final class JsonForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonForm() {}

    public static String of(List<Result> results) {
        return of(results, List.of());
    }

    /** Scenarios that stock does not have come without ratio and stock. */
    public static String of(List<Result> results, List<Alone> alone) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode scenarios = root.putArray("scenarios");
        for (Result result : results) {
            ObjectNode scenario = scenarios.addObject();
            scenario.put("name", result.scenario());
            scenario.put("ratio", result.comparison().ratio());
            write(scenario.putObject("ours"), result.comparison().ours());
            write(scenario.putObject("stock"), result.comparison().stock());
        }
        for (Alone figures : alone) {
            scenarios
                    .addObject()
                    .put("name", figures.scenario())
                    .putObject("ours")
                    .put("operations", figures.operations())
                    .put("seconds", figures.seconds())
                    .put("rate", figures.rate());
        }
        return root.toPrettyString() + "\n";
    }

    private static void write(ObjectNode target, Figures figures) {
        target.put("cpuMsPerOp", figures.cpuMsPerOp());
        target.put("rate", figures.rate());
        target.put("p50Ms", figures.p50Ms());
        target.put("p95Ms", figures.p95Ms());
        target.put("p99Ms", figures.p99Ms());
    }
}
