package cn.yipanqi.intake;

/**
 * Says that there is an import to be worked on.
 */
record IntakeWaiting() {
}
