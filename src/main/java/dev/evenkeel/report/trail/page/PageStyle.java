package dev.evenkeel.report.trail.page;

import dev.evenkeel.report.HtmlStyle;
import dev.evenkeel.value.Sha256;
import java.util.Base64;

/** How a trail's pages look: as reports do, with tables, short answers and a time line. */
public final class PageStyle {
  private static final String OWN =
      """
      .good { --tone: var(--good); } .bad { --tone: var(--block); }
      .unknown { --tone: var(--unknown); } .plain { --tone: var(--quiet); }
      a { color: var(--info); text-underline-offset: 0.15em; }
      a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible {
        outline: 3px solid var(--info); outline-offset: 2px; border-radius: 3px;
      }
      nav { margin-bottom: 1.25rem; font-size: 0.875rem; }
      .quiet { color: var(--quiet); font-size: 0.875rem; margin-top: 0.5rem; }
      .cards {
        display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 0.5rem; margin-top: 1.5rem;
      }
      .cards li {
        background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--tone);
        border-radius: 8px; padding: 0.75rem 0.875rem; display: flex; flex-direction: column; gap: 0.125rem;
      }
      .cards h2 { margin: 0; font-size: 0.8125rem; font-weight: 600; color: var(--quiet); }
      .cards strong { font-size: 1rem; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
      .cards span { color: var(--quiet); font-size: 0.8125rem; overflow-wrap: anywhere; }
      .facts > div { display: grid; grid-template-columns: minmax(6rem, 9rem) 1fr; gap: 0 1rem; padding: 0.1875rem 0; }
      .facts dt { color: var(--quiet); }
      table {
        width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card);
        border: 1px solid var(--line); border-radius: 8px; font-size: 0.875rem;
      }
      caption { text-align: left; color: var(--quiet); font-size: 0.8125rem; padding-bottom: 0.375rem; }
      th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; overflow-wrap: anywhere; }
      th, td { min-width: 6rem; }
      td:first-child { min-width: 8rem; }
      th { color: var(--quiet); font-size: 0.75rem; font-weight: 600; white-space: nowrap; }
      td { border-top: 1px solid var(--line); }
      td code { font-size: 0.8125rem; }
      section > p + table, section > table + table, section > dl + table { margin-top: 1rem; }
      ol { margin: 0; padding: 0; list-style: none; }
      .timeline { border-left: 2px solid var(--line); padding-left: 1.25rem; }
      .timeline > li { position: relative; padding-bottom: 1.125rem; scroll-margin-top: 1rem; }
      .timeline > li::before {
        content: ""; position: absolute; left: -1.6875rem; top: 0.4375rem; width: 0.75rem; height: 0.75rem;
        border-radius: 50%; background: var(--tone); border: 2px solid var(--page);
      }
      .timeline > li:target { background: var(--mark); border-radius: 6px; }
      .timeline h3 .kind { margin-left: 0.375rem; }
      .timeline .at { display: block; margin: 0; font-variant-numeric: tabular-nums; }
      .timeline details { margin-top: 0.25rem; }
      .timeline summary { font-size: 0.8125rem; font-weight: 400; color: var(--quiet); margin-bottom: 0.25rem; width: fit-content; }
      .timeline .facts { font-size: 0.8125rem; }
      .concern { border-left: 4px solid var(--tone); padding: 0.125rem 0 0.125rem 0.875rem; margin-top: 0.875rem; }
      .concern .next b { color: var(--quiet); }
      form { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.75rem; align-items: end; }
      label { display: block; font-size: 0.8125rem; color: var(--quiet); }
      input, button {
        font: inherit; font-size: 0.9375rem; color: var(--ink); background: var(--card); width: 100%;
        border: 1px solid var(--quiet); border-radius: 6px; padding: 0.375rem 0.625rem; min-height: 2.5rem;
      }
      button { background: var(--info); border-color: var(--info); color: var(--page); font-weight: 600; cursor: pointer; }
      @media (max-width: 40rem) {
        .cards { grid-template-columns: 1fr; }
        .facts > div { grid-template-columns: 1fr; }
        .facts dt { font-size: 0.75rem; }
        table, tbody, tr, td { display: block; width: 100%; }
        caption { display: block; padding: 0.5rem 0.75rem 0; }
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        tr { padding: 0.5rem 0.75rem; border-top: 1px solid var(--line); }
        tbody tr:first-child { border-top: 0; }
        th, td, td:first-child { min-width: 0; }
        td { border: 0; padding: 0.125rem 0 0.125rem 7rem; display: flow-root; min-height: 1.5rem; }
        td::before {
          content: attr(data-label); color: var(--quiet); font-size: 0.75rem; line-height: 1.4;
          float: left; width: 6.5rem; margin: 0.125rem 0 0 -7rem;
        }
      }
      @media print {
        nav, form { display: none; }
        tr, .timeline > li, .cards li, .concern { break-inside: avoid; }
        a { color: inherit; text-decoration: none; }
        .timeline { margin-left: 0.5rem; }
        .cards { grid-template-columns: repeat(3, 1fr); }
        @page { margin: 15mm; }
      }
      """;

  private static final String CSS = HtmlStyle.css() + OWN;

  private PageStyle() {}

  public static String css() {
    return CSS;
  }

  /** The source expression of Content Security Policy Level 3 for {@link #css}. */
  public static String hash() {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(CSS));
  }

  /** The policy as a header says it, which alone can forbid frames. */
  public static String policy() {
    return "default-src 'none'; style-src '"
        + hash()
        + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}
