/**
 * The agent at her screen: Debian's Chromium under Playwright, with a microphone that speaks a tone of its own.
 *
 * <p>Everything is found by role and label, as a person finds it, and the page's console must stay empty. Playwright belongs to the
 * thread that made it: one scenario, one thread.
 */
@NullMarked
package throughline.scenario.browser;

import org.jspecify.annotations.NullMarked;
