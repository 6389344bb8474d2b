package dev.evenkeel.report;

import dev.evenkeel.value.Sha256;
import java.util.Base64;

/**
 * How the page looks, and the digest by which its security policy lets this style in and no other.
 */
public final class HtmlStyle {
  private static final String CSS =
      """

      :root {
        --page: #f7f6f3; --card: #ffffff; --ink: #1d2129; --quiet: #5d6470; --line: #e3e0d9;
        --block: #b3261e; --warn: #8a5200; --unknown: #6a3fa0; --info: #2b5f8f; --good: #1c6b3f;
        --mark: #ffe3a3; --code: #f4f2ed;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --page: #14161a; --card: #1c1f25; --ink: #e6e7ea; --quiet: #9aa1ad; --line: #2d323b;
          --block: #ff8a80; --warn: #f0b352; --unknown: #c6a3f5; --info: #86b9e8; --good: #79cf9b;
          --mark: #5c4710; --code: #15181d;
        }
      }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; }
      body {
        margin: 0; background: var(--page); color: var(--ink);
        font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
      }
      main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
      code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
      code, dd, li, p, h1, h3, .at { overflow-wrap: anywhere; }
      h1, h2, h3, p, dl, dd, ul { margin: 0; padding: 0; }
      ul { list-style: none; }
      .verdict { border-left: 6px solid var(--tone); padding: 0.25rem 0 0.25rem 1.25rem; }
      .verdict .word { color: var(--tone); font-size: 0.8125rem; font-weight: 700; letter-spacing: 0.12em; }
      .verdict h1 { font-size: 1.4375rem; line-height: 1.4; font-weight: 600; text-wrap: pretty; }
      .verdict .first { margin-top: 0.5rem; }
      .failed { --tone: var(--block); } .inconclusive { --tone: var(--unknown); } .passed { --tone: var(--good); }
      h2, summary { font-size: 1.0625rem; font-weight: 600; }
      section, details { margin-top: 2.5rem; }
      section > h2, summary { margin-bottom: 0.875rem; }
      summary { cursor: pointer; }
      .count { color: var(--quiet); font-weight: 400; margin-left: 0.25rem; }
      .snapshots { display: grid; gap: 0.25rem; }
      .snapshots > div { display: grid; grid-template-columns: 6.5rem 1fr; align-items: baseline; }
      .snapshots dd { grid-column: 2; min-width: 0; overflow-wrap: anywhere; }
      .snapshots dt { color: var(--quiet); }
      .digest { color: var(--quiet); font-size: 0.75rem; }
      .coverage { display: grid; grid-template-columns: repeat(5, 1fr); gap: 0.5rem; margin-top: 1rem; }
      .coverage li {
        background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.875rem;
        color: var(--quiet); font-size: 0.8125rem;
      }
      .coverage strong {
        display: block; color: var(--ink); font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums;
      }
      .classes, .remarks { color: var(--quiet); font-size: 0.875rem; margin-top: 0.75rem; }
      .classes + .classes, .classes + .remarks { margin-top: 0.125rem; }
      .remarks { list-style: disc; padding-left: 1.125rem; }
      .finding {
        background: var(--card); border: 1px solid var(--line); border-radius: 10px;
        padding: 1.125rem 1.25rem; margin-top: 0.75rem; --tone: var(--info);
      }
      .finding.block { --tone: var(--block); } .finding.warn { --tone: var(--warn); }
      .finding.unknown { --tone: var(--unknown); } .finding.allowed { --tone: var(--good); }
      h3 { font-size: 1rem; font-weight: 600; line-height: 1.5; }
      .kind {
        color: var(--tone); border: 1px solid; border-radius: 999px; padding: 0.0625rem 0.5rem;
        font-size: 0.6875rem; font-weight: 700; letter-spacing: 0.06em; text-transform: uppercase;
        margin-right: 0.375rem; vertical-align: 0.125em; white-space: nowrap;
      }
      .item span { color: var(--quiet); font-weight: 400; }
      .message { margin-top: 0.375rem; }
      .sides {
        display: grid; grid-template-columns: fit-content(9rem) 1fr; gap: 0 1rem; align-items: baseline; margin-top: 0.75rem;
        background: var(--code); border-radius: 8px; padding: 0.625rem 0.875rem;
      }
      .sides dt { color: var(--quiet); font-size: 0.8125rem; padding: 0.1875rem 0; overflow-wrap: anywhere; }
      .sides dd { padding: 0.125rem 0; }
      .sides code { white-space: pre-wrap; }
      .sides .none code, .lead { color: var(--quiet); }
      .lead { font-size: 0.8125rem; }
      mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0.0625rem 0; }
      .at { color: var(--quiet); font-size: 0.75rem; margin-left: 0.5rem; }
      .members { margin-top: 0.75rem; font-size: 0.9375rem; }
      .members li { padding: 0.1875rem 0; border-top: 1px solid var(--line); }
      .members li:first-child { border-top: 0; }
      .next { margin-top: 0.75rem; }
      .next b { color: var(--tone); font-size: 0.8125rem; margin-right: 0.375rem; }
      .allowance { margin-top: 0.75rem; font-size: 0.875rem; }
      .allowance > div { display: grid; grid-template-columns: 10.5rem 1fr; gap: 0 1rem; padding: 0.0625rem 0; }
      .allowance dt { color: var(--quiet); }
      .about { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: 0.75rem; color: var(--quiet); font-size: 0.75rem; }
      .commands li {
        background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.5rem 0.875rem; margin-top: 0.375rem;
      }
      .scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
      .matrix { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.875rem; line-height: 1.4; }
      .matrix th, .matrix td { text-align: left; vertical-align: top; padding: 0.375rem 0.625rem; border-bottom: 1px solid var(--line); }
      .matrix td { min-width: 7rem; max-width: 24rem; overflow-wrap: anywhere; }
      .matrix .word { min-width: 0; white-space: nowrap; }
      .matrix th { position: sticky; top: 0; background: var(--card); color: var(--quiet); font-weight: 600; }
      .matrix td:first-child, .matrix th:first-child { position: sticky; left: 0; background: var(--card); max-width: 12rem; min-width: 0; }
      .matrix th:first-child { z-index: 1; }
      .matrix tr:last-child td { border-bottom: 0; }
      .matrix .bad { color: var(--block); font-weight: 600; } .matrix .poor { color: var(--warn); }
      .matrix .unsure { color: var(--unknown); font-weight: 600; } .matrix .quiet { color: var(--quiet); }
      .more { color: var(--quiet); margin-top: 0.75rem; }
      @media (max-width: 40rem) {
        main { padding: 1.25rem 1rem 3rem; }
        .verdict { padding-left: 0.875rem; }
        .verdict h1 { font-size: 1.1875rem; }
        .coverage { grid-template-columns: repeat(3, 1fr); }
        .finding { padding: 0.875rem; }
        .snapshots > div { grid-template-columns: 1fr; padding: 0.125rem 0; }
        .snapshots dt { font-size: 0.75rem; }
        .snapshots dd { grid-column: 1; }
        .sides { grid-template-columns: 1fr; padding: 0.5rem 0.75rem; }
        .sides dt { padding: 0.125rem 0 0; font-size: 0.75rem; }
        .at { display: block; margin-left: 0; }
        .members li .at { display: inline; }
        .allowance > div { grid-template-columns: 1fr; padding: 0.1875rem 0; }
        .allowance dt { font-size: 0.75rem; }
      }
      @media print {
        :root {
          --page: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --mark: #ddd; --code: #fff;
          --block: #b3261e; --warn: #8a5200; --unknown: #6a3fa0; --info: #2b5f8f; --good: #1c6b3f;
        }
        body { font-size: 10.5pt; }
        main { max-width: none; padding: 0; }
        .finding { break-inside: avoid; }
        h2, summary { break-after: avoid; }
        .sides { border: 1px solid var(--line); }
        .scroll { max-height: none; overflow: visible; }
        mark { text-decoration: underline; font-weight: 700; }
        details::details-content { content-visibility: visible; block-size: auto; display: block; }
      }
      """;

  private HtmlStyle() {}

  public static String css() {
    return CSS;
  }

  /** The source expression of Content Security Policy Level 3 for {@link #css}. */
  public static String hash() {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(CSS));
  }
}
