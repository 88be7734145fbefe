package io.tongxing.identity.proofing.authority.mapping;

import io.tongxing.realname.evidence.DocumentType;

/** How one authority is asked one question, and how its answer is read. */
public final class SourceMapping {
    private final RequestTemplate request;
    private final AnswerReading answer;
    private final Codes codes;

    private SourceMapping(RequestTemplate request, AnswerReading answer, Codes codes) {
        this.request = request;
        this.answer = answer;
        this.codes = codes;
    }

    static SourceMapping read(Section whole, String source, Vocabulary vocabulary) {
        whole.only("codes", "request", "answer");
        Codes codes = whole.optionalSection("codes")
                .map(section -> Codes.read(section, vocabulary))
                .orElse(Codes.OURS);
        RequestTemplate request = RequestTemplate.complete(whole.section("request"), vocabulary, codes);
        AnswerReading answer =
                AnswerReading.read(new AnswerSection(whole.section("answer"), vocabulary, source), codes);
        return new SourceMapping(request, answer, codes);
    }

    public RequestTemplate request() {
        return request;
    }

    public AnswerReading answer() {
        return answer;
    }

    /** Whether the authority has a code for documents of this type. */
    public boolean knows(DocumentType type) {
        return codes.knows(type);
    }
}
