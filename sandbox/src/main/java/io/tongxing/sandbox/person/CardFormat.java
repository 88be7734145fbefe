package io.tongxing.sandbox.person;

/** The two forms of the foreign permanent resident card that circulate side by side; other documents have one form. */
public enum CardFormat {
    OF_2017,
    OF_2023
}
