// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/// One officer's tab. All tabs are of one browser, as on one desk; each call brings its own to the
/// front first.
final class Tab {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String WATCHER = Scripts.text("watcher.js");

  private final ChromeDriver driver;
  private final String handle;
  private final String home;
  private final List<String> allowed = new CopyOnWriteArrayList<>();

  private Tab(ChromeDriver driver, String handle, String home) {
    this.driver = driver;
    this.handle = handle;
    this.home = home;
  }

  /// Opens a tab that notes what the policy of the page forbids and what fails in it.
  ///
  /// @param home address of a node, ending with a slash
  static Tab open(ChromeDriver driver, String home) {
    driver.switchTo().newWindow(WindowType.TAB);
    Tab tab = new Tab(driver, driver.getWindowHandle(), home);
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCHER));
    driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Tokyo"));
    return tab;
  }

  ChromeDriver driver() {
    if (!handle.equals(current())) {
      driver.switchTo().window(handle);
    }
    return driver;
  }

  private String current() {
    try {
      return driver.getWindowHandle();
    } catch (WebDriverException _) {
      return "";
    }
  }

  String home() {
    return home;
  }

  /// Loads an address whole.
  void load(String address) {
    driver().get(address);
    driver().navigate().refresh(); // another #/… alone would load nothing
  }

  /// Goes to a screen, as a link within the page does.
  void go(String screen) {
    js("location.hash = arguments[0]", "#/" + screen);
    await("the screen " + screen, () -> "true".equals(String.valueOf(js(SHOWN, screen))));
  }

  private static final String SHOWN =
      """
      const main = document.getElementById('screen');
      return location.hash === '#/' + arguments[0] && main !== null
        && main.classList.contains('main-' + arguments[0].split('/')[0])
        && !main.querySelector('.waiting, progress');
      """;

  Object js(String script, Object... arguments) {
    return driver().executeScript(script, arguments);
  }

  String text(String css) {
    return String.valueOf(
        js("const e = document.querySelector(arguments[0]); return e ? e.innerText : ''", css));
  }

  long count(String css) {
    return (Long)
        Objects.requireNonNull(js("return document.querySelectorAll(arguments[0]).length", css));
  }

  boolean shows(String css) {
    return count(css) > 0;
  }

  static String mark(String testid) {
    return "[data-testid=\"" + testid + "\"]";
  }

  /// Waits for an element and clicks it as a mouse does.
  void click(String css) {
    await("something to click at " + css, () -> tried(() -> element(css).click()));
  }

  /// Waits for a button or link by its words and clicks it.
  void clickWords(String css, String words) {
    await(
        "something to click at " + css + " that says " + words,
        () -> tried(() -> withWords(css, words).click()));
  }

  private WebElement withWords(String css, String words) {
    return driver().findElements(By.cssSelector(css)).stream()
        .filter(one -> one.getText().contains(words))
        .findFirst()
        .orElseThrow(() -> new StaleElementReferenceException("not there yet"));
  }

  /// Types into a field that its label names, over what was there.
  void type(String within, String label, String text) {
    await(
        "the field " + label,
        () -> tried(() -> field(within, label).sendKeys(Keys.chord(Keys.CONTROL, "a"), text)));
  }

  /// Picks an option of a list that its label names.
  void pick(String within, String label, String value) {
    await(
        "the list " + label,
        () ->
            tried(() ->
                new org.openqa.selenium.support.ui.Select(field(within, label))
                    .selectByValue(value)));
  }

  private WebElement field(String within, String label) {
    Object found =
        js(
            """
            for (const label of document.querySelectorAll(arguments[0] + ' label')) {
              if (label.htmlFor && label.textContent.includes(arguments[1])) {
                return document.getElementById(label.htmlFor);
              }
            }
            return null;
            """,
            within,
            label);
    if (found instanceof WebElement element) {
      return element;
    }
    throw new StaleElementReferenceException("not there yet");
  }

  private static boolean tried(Runnable doing) {
    try {
      doing.run();
      return true;
    } catch (WebDriverException _) {
      return false;
    }
  }

  WebElement element(String css) {
    return driver().findElement(By.cssSelector(css));
  }

  /// Presses keys one after another, wherever the focus is.
  void press(CharSequence... keys) {
    driver();
    Actions actions = new Actions(driver);
    for (CharSequence key : keys) {
      actions.sendKeys(key);
    }
    actions.perform();
  }

  /// Presses one key so often, in one go.
  void press(Keys key, int times) {
    driver();
    Actions actions = new Actions(driver);
    for (int i = 0; i < times; i++) {
      actions.sendKeys(key);
    }
    actions.perform();
  }

  /// Speaks this language from now on, without loading the page again.
  void speak(String language) {
    if (!language.equals(String.valueOf(js("return document.documentElement.lang")))) {
      click(mark("language"));
      await(
          "the language " + language,
          () -> language.equals(js("return document.documentElement.lang")));
    }
  }

  /// Plugs in an authenticator that keeps passkeys and asks nobody.
  void passkeys() {
    ((HasVirtualAuthenticator) driver())
        .addVirtualAuthenticator(
            new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
  }

  /// Light or dark.
  void theme(String theme) {
    if (!theme.equals(js("return document.documentElement.dataset.theme"))) {
      click(".bar-switches button:last-child");
      await(
          "the theme " + theme,
          () -> theme.equals(js("return document.documentElement.dataset.theme")));
    }
  }

  void width(int width, int height) {
    driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /// Waits until something holds.
  void await(String what, BooleanSupplier holds) {
    await(what, PATIENCE, holds);
  }

  void await(String what, Duration patience, BooleanSupplier holds) {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not seen within "
                + patience.toSeconds()
                + " s: "
                + what
                + "\nThe screen says:\n"
                + text("body"));
      }
      pause(Duration.ofMillis(100));
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /// A refusal by the node that this test provokes on purpose; the browser notes it on its console.
  void expects(String address) {
    allowed.add(address);
  }

  /// Everything that went wrong in this tab since the last look: errors, and what the page's own
  /// policy forbade.
  List<String> faults() {
    List<String> found = new java.util.ArrayList<>();
    if (js("return window.renkeiFaults ?? []") instanceof List<?> noted) {
      noted.forEach(one -> found.add(home + " " + one));
    }
    js("window.renkeiFaults = []");
    driver().manage().logs().get(org.openqa.selenium.logging.LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(message -> allowed.stream().noneMatch(message::contains))
        .forEach(found::add);
    return found;
  }
}
