using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Showing;

/// <summary>The stylesheet that every page carries in itself, and the policy that allows it and nothing else.</summary>
internal static partial class PageStyle
{
    /// <summary>The rules.</summary>
    public const string Css = """
        :root{--ink:#1f2328;--soft:#59626b;--paper:#fff;--ground:#f4f3ef;--line:#d8d5cc;
        --error:#a31515;--error-tint:#fcebea;--warning:#7a4f00;--warning-tint:#fdf3d8;--hint:#1f5582;--hint-tint:#e8f1f9;--ok:#1d6b3a}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-padding:1.5rem}
        body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.65 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
        a{color:inherit;text-underline-offset:.2em}
        a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid #1f5582;outline-offset:2px}
        h1,h2,h3,p,ul,ol{margin:0;padding:0}
        header,nav,main,footer{max-width:78rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.25rem}
        .kicker{color:var(--soft);font-size:.9rem;letter-spacing:.06em}
        h1{font-size:1.6rem;line-height:1.35;margin:.2rem 0 .35rem}
        .meta{color:var(--soft);font-size:.92rem}
        .tally{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;margin:1.1rem 0 0}
        .tally li{border:1px solid var(--line);border-left-width:.35rem;border-radius:.4rem;background:var(--paper);padding:.35rem .9rem;font-weight:600}
        .tally b{font-size:1.15rem;margin-left:.4rem}
        .error{--c:var(--error);--t:var(--error-tint)}.warning{--c:var(--warning);--t:var(--warning-tint)}.hint{--c:var(--hint);--t:var(--hint-tint)}.fine{--c:var(--ok);--t:#eaf6ee}
        .tally li{border-left-color:var(--c,var(--line));color:var(--c,var(--soft))}
        .tally li.none{color:var(--soft);border-left-color:var(--line);font-weight:400}
        nav h2,.part{font-size:1.05rem;margin:1.75rem 0 .6rem}
        .list{list-style:none;background:var(--paper);border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
        .list li+li{border-top:1px solid #ebe8e0}
        .list a{display:grid;grid-template-columns:2.2rem 4.6rem minmax(0,1fr) auto;gap:.25rem .75rem;align-items:baseline;padding:.6rem .9rem;min-height:2.75rem;text-decoration:none}
        .list a:hover{background:#faf9f6}
        .list .more{padding:0 .9rem .55rem 9.2rem;margin-top:-.35rem;color:var(--soft);font-size:.9rem}
        .list .more a{display:inline-block;min-width:1.6rem;min-height:0;padding:.15rem .2rem;text-align:center;text-decoration:underline}
        .note .cure{font-size:.88rem;color:var(--soft);padding:.1rem 0 .3rem}
        .list .no{color:var(--soft);text-align:right}
        .list .place{color:var(--soft);font-size:.9rem}
        .sev{color:var(--c);font-weight:600;white-space:nowrap}
        main{padding-top:1.75rem}
        .document{padding-right:23.5rem}
        main.document{padding-right:24.75rem}
        .document::after{content:"";display:block;clear:both}
        .document .after{display:none}
        .doc{background:var(--paper);border:solid var(--line);border-width:0 1px;padding:.15rem 2.75rem;font-family:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;line-height:1.9}
        .row:first-of-type .doc{border-top-width:1px;padding-top:2.5rem;border-radius:.6rem .6rem 0 0}
        .row:last-of-type .doc{border-bottom-width:1px;padding-bottom:2.5rem;border-radius:0 0 .6rem .6rem}
        .doc p{white-space:pre-line;text-indent:2em;margin:.1rem 0}
        .doc .title{font-size:1.5rem;font-weight:700;text-align:center;text-indent:0;line-height:1.4;margin:.4rem 0 1rem}
        .doc .section{font-weight:700;text-indent:0;font-size:1.12rem;margin:1.1rem 0 .35rem}
        .scroll{overflow-x:auto;margin:.75rem -1.75rem;padding:2px}
        table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.45}
        .doc td{border:1px solid #8d8a83;padding:.3rem .4rem;min-width:2.6rem;vertical-align:middle;white-space:pre-line}
        .doc td.n{text-align:center;font-variant-numeric:tabular-nums;white-space:normal}
        .stream{display:flex;flex-wrap:wrap;gap:.3rem;list-style:none;margin:.75rem 0;font-size:.85rem;line-height:1.45}
        .stream li{border:1px solid #b9b6ae;padding:.15rem .5rem;min-width:2.2rem;min-height:1.8rem;text-align:center}
        .q{background:var(--t);color:var(--c);text-decoration:none;border-bottom:2px solid var(--c);padding:0 .1em}
        .q.warning{border-bottom-style:dashed}.q.hint{border-bottom-style:dotted}
        .doc td.c,.doc li.c{background:var(--t);outline:2px solid var(--c);outline-offset:-2px}
        .doc td.c.warning,.doc li.c.warning{outline-style:dashed}.doc td.c.hint,.doc li.c.hint{outline-style:dotted}
        .c>a{color:inherit;text-decoration:none}
        .ref{font:600 .68rem/1 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--c);text-decoration:none;vertical-align:super;padding:.25rem .15rem;white-space:nowrap;text-indent:0}
        .ref:hover{text-decoration:underline}
        .notes{float:right;clear:right;width:22rem;margin:.15rem -23.5rem 0 1.5rem}
        .note{background:var(--paper);border:1px solid var(--line);border-left:.35rem solid var(--c);border-radius:.4rem;padding:.65rem .9rem .5rem;margin:0 0 .7rem;font-size:.92rem;line-height:1.6}
        .note h3{font-size:.95rem;line-height:1.5}
        .note code{color:var(--soft);font-size:.82rem;font-weight:400}
        .note .back{display:inline-block;padding:.45rem 0;color:var(--hint)}
        .note details{border-top:1px solid #ebe8e0}
        .note summary{cursor:pointer;padding:.55rem 0;color:var(--soft)}
        .note ol,.note ul{padding-left:1.4em}.note details p{margin:.2rem 0}.note details>:last-child{margin-bottom:.5rem}
        .note.accepted{opacity:.75;border-left-style:dotted}
        .note.accepted .message{text-decoration:none;color:var(--soft)}
        :target{box-shadow:0 0 0 3px #1f558255}
        .doc :target,.doc :target td{outline:3px solid #1f5582;outline-offset:1px;box-shadow:none}
        .whole{max-width:52rem}
        footer{padding-top:1.5rem;padding-bottom:3rem;color:var(--soft);font-size:.9rem}
        .agencies{background:var(--paper);font-size:.95rem}
        .agencies th,.agencies td{border-bottom:1px solid var(--line);padding:.65rem .75rem;text-align:left;vertical-align:baseline}
        .agencies th{font-weight:600;background:#faf9f6}
        .agencies .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .agencies td.num.some{color:var(--c);font-weight:600}
        .agencies a{padding:.5rem 0}
        @media (max-width:64rem),print{.document{display:flex;flex-direction:column;padding-right:0}main.document{padding-right:1.25rem}.document::after{display:none}.row{display:contents}.doc{min-width:0}.document .after{display:block;order:1}.notes{order:2;float:none;width:auto;margin:0}}
        @media (max-width:40rem){header,nav,main,footer{padding-left:.9rem;padding-right:.9rem}h1{font-size:1.3rem}.doc{padding-left:1rem;padding-right:1rem}main.document{padding-right:.9rem}.scroll{margin:.75rem -.5rem}.scroll table{min-width:34rem}.list a{grid-template-columns:1.6rem 4.4rem minmax(0,1fr);padding:.6rem .7rem}.list .place{grid-column:3}.list .more{padding-left:8.2rem}.doc .title{font-size:1.25rem}
        .agencies thead{display:none}.agencies,.agencies tbody,.agencies tr,.agencies td{display:block;border:0;padding:.15rem 0}.agencies tr{border-bottom:1px solid var(--line);padding:.7rem .9rem}.agencies .num{display:inline-block;margin-right:1rem}.agencies .num::before{content:attr(data-head) " ";color:var(--soft);font-weight:400}}
        @page{size:A4;margin:16mm 14mm}
        @media print{*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{background:#fff;font-size:10pt}header,nav,main,footer{max-width:none;padding-left:0;padding-right:0}header{padding-top:0}main.document{padding-right:0}.doc{border:0!important;padding:0!important}.note,.list li,tr{break-inside:avoid}.note{margin-bottom:.4rem}.scroll{overflow:visible;margin:.5rem 0}table{font-size:8pt}.doc td{padding:.15rem .2rem;min-width:0}.list a{min-height:0;padding:.25rem .6rem}a{text-decoration:none}details::details-content{content-visibility:visible;block-size:auto}.note summary{list-style:none;padding:.2rem 0;font-weight:600}}
        """;

    /// <summary>
    /// The rules bound to one element of another page: what is said of the whole page is said of that element, and the printed page is left alone.
    /// </summary>
    public static string Within(string element)
    {
        var bound = new StringBuilder(Css.Length + 4096);
        foreach (Match rule in Rule().Matches(Css))
            if (rule.Groups["query"].Success) bound.Append(rule.Groups["query"].Value).Append('{');
            else if (rule.Groups["end"].Success) bound.Append("}\n");
            else if (!rule.Value.StartsWith("@page", StringComparison.Ordinal))
                bound.Append(string.Join(',', rule.Groups["selector"].Value.Split(',').Select(one => Within(element, one.Trim()))))
                    .Append(rule.Groups["body"].Value).Append('\n');
        return bound.ToString();
    }

    private static string Within(string element, string selector) => selector switch
    {
        ":root" or "html" or "body" => element,
        _ => $"{element} {selector}",
    };

    [GeneratedRegex(@"(?<query>@media[^{]+)\{|(?<selector>[^{}]+)(?<body>\{[^{}]*\})|(?<end>\})")]
    private static partial Regex Rule();

    /// <summary>Nothing may be loaded or run; only this stylesheet applies.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";
}
