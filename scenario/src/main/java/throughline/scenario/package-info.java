/**
 * The product on its real wires: its jar as a process of its own, callers with SIP and sound, agents in a browser, and the company
 * that they work for, built through the front doors. Nothing here knows a class of the server; what cannot be seen from outside is
 * not tested here.
 *
 * <p>A scenario reads as the story that we promise. {@link throughline.scenario.RunningServer} is the house,
 * {@link throughline.scenario.Company} the people in it, {@link throughline.scenario.Desk} one of them at the web API;
 * {@code phone} holds the callers, {@code browser} the agent at her screen, {@code line} an agent without a screen for the tests
 * that need sixty of them, and {@code sound} what they say to each other.
 */
@NullMarked
package throughline.scenario;

import org.jspecify.annotations.NullMarked;
