package cn.yipanqi.ledger;

/**
 * Something to mend in a form.
 *
 * @param path the place, which is also the id of the input
 * @param label what the place is called; empty where it is the form as a whole
 * @param message why it is not accepted
 */
record FormProblem(String path, String label, String message) {
}
