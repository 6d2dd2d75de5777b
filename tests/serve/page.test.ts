/** The page in headless Chromium, as a committee uses it, in both languages; pictures are left in `PICTURES`. Skipped where Chromium is missing. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_CHROMIUM } from "../support/chromium.ts";
import { axeOf, open, picture, type Served, serve, startBrowser } from "./browser.ts";

const PATIENCE = { timeout: 50_000 };

describe.skipIf(NO_CHROMIUM !== undefined)("the page", () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    served = await serve(["./scenarios/tutorial"]);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await served.end();
  });

  test("opens a scenario, moves a limit, shows who moves, and goes back, in English and Chinese", async () => {
    const { page, trouble } = await open(browser, served.address);
    await page.getByRole("button", { name: "the one you named" }).waitFor(PATIENCE);
    expect(new URL(page.url()).search).toBe("");
    const started = await axeOf(page);
    await picture(page, "start-en");
    await page.getByRole("button", { name: "autumn round 2024 zust-autumn", exact: false }).first().click();
    const verdict = page.getByRole("status");
    await verdict.getByText("Proved").waitFor(PATIENCE);
    await page.getByText("Nobody: every student receives what the baseline gives.").waitFor();
    await picture(page, "opened-en");

    await page.getByLabel("third level, slider").first().fill("10");
    await page.getByText("receive more").waitFor(PATIENCE);
    expect(await page.getByText("stated: 4").count()).toBe(1);
    await picture(page, "moved-en");
    const moved = await axeOf(page);
    const address = page.url();
    expect(decodeURIComponent(address)).toContain("set.scheme.awards.excellent-freshman.levels.3.cap.share=10");

    await page.getByRole("button", { name: "中文" }).click();
    await page.getByText("人所得增加").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await page.getByText("优秀新生奖学金").first().waitFor(PATIENCE);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await picture(page, "moved-zh");
    const chinese = await axeOf(page);

    await page.getByRole("button", { name: "以当前结果为基准" }).click();
    await page.getByText("没有变化").waitFor(PATIENCE);
    await page.goBack();
    await page.getByText("人所得增加").waitFor(PATIENCE);
    await page.goto(address);
    await page.reload();
    await page.getByText("receive more").waitFor(PATIENCE);

    for (const { violations, passes } of [started, moved, chinese]) {
      expect(violations).toEqual([]);
      expect(passes).toBeGreaterThan(20);
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  test("another browser is refused, also with the address that was used", async () => {
    const { page } = await open(browser, served.address);
    expect(await page.locator("body").innerText()).toContain("was used before");
    await page.goto(new URL("/", served.address).href);
    expect(await page.locator("body").innerText()).toContain("has not opened the address");
    await page.context().close();
  });

  test("Ctrl-C ends it", async () => {
    expect(await served.end()).toBe(130);
  });
});
