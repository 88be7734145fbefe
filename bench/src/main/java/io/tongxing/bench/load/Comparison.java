package io.tongxing.bench.load;

import java.util.ArrayList;
import java.util.List;

/** Ours and stock over interleaved runs of the same thing; the n-th run of each were neighbours in time. */
public record Comparison(List<Run> ourRuns, List<Run> stockRuns) {

    public Comparison {
        if (ourRuns.isEmpty() || ourRuns.size() != stockRuns.size()) {
            throw new IllegalArgumentException("runs come in pairs");
        }
        ourRuns = List.copyOf(ourRuns);
        stockRuns = List.copyOf(stockRuns);
    }

    public Figures ours() {
        return Figures.of(ourRuns);
    }

    public Figures stock() {
        return Figures.of(stockRuns);
    }

    /** CPU per operation of ours over that of stock: below 1 we need less. */
    public double ratio() {
        return ours().cpuMsPerOp() / stock().cpuMsPerOp();
    }

    /** The ratio within each pair of neighbours: how far they lie apart tells how far to trust {@link #ratio()}. */
    public List<Double> ratiosOfPairs() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ourRuns.size(); i++) {
            ratios.add(ourRuns.get(i).cpuMillisPerOperation() / stockRuns.get(i).cpuMillisPerOperation());
        }
        return ratios;
    }
}
