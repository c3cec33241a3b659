using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>Plans and proofs as JSON. Grounds are their keys (15, 16-2-process), places as people write them.</summary>
public static class SeveranceJson
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private sealed record WrittenPlan(ImmutableArray<WrittenPart> Parts, ImmutableArray<int> PagesLookedAt);

    private sealed record WrittenPart(string? What, string? Words, string? At, string? Ground, string? Reason);

    private sealed record WrittenLine(string What, string Ground, string Article, string Reason, int Places);

    private sealed record WrittenProof(string Original, string Result, ImmutableArray<WrittenLine> Parts, ImmutableArray<string> Searched,
        ImmutableArray<SeveranceReading> Readings, ImmutableArray<SeveredBesides> Besides, int Pictures);

    /// <summary>The plan that was written.</summary>
    /// <exception cref="FormatException">It is none; the message names the part and what is wrong with it, in Chinese.</exception>
    public static SeverancePlan Plan(ReadOnlySpan<byte> json)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<WrittenPlan>(json.StartsWith("\uFEFF"u8) ? json[3..] : json, Options);
            if (plan is null or { Parts.IsDefaultOrEmpty: true }) throw new FormatException("没有写要去掉的部分（parts）");
            return new([.. plan.Parts.Select((part, i) => Part(part.What, part.Words, part.At, part.Ground, part.Reason, $"第 {i + 1} 个部分"))])
            {
                PagesLookedAt = plan.PagesLookedAt.IsDefault ? [] : plan.PagesLookedAt,
            };
        }
        catch (JsonException broken)
        {
            throw new FormatException($"不是可以读的 JSON（第 {broken.LineNumber + 1} 行）", broken);
        }
    }

    /// <summary>One part out of what was typed.</summary>
    /// <exception cref="FormatException">Something is missing or cannot be read; the message says so in Chinese.</exception>
    public static SeveredPart Part(string? what, string? words, string? at, string? ground, string? reason, string named)
    {
        if (string.IsNullOrWhiteSpace(words) == string.IsNullOrWhiteSpace(at)) throw new FormatException($"{named}：词语（words）和位置（at）写一个，只写一个");
        if (string.IsNullOrWhiteSpace(reason)) throw new FormatException($"{named}：没有写理由（reason）");
        if (string.IsNullOrWhiteSpace(what)) throw new FormatException($"{named}：没有写是什么内容（what）；清单上写它，不写去掉的词语");
        var found = SeveranceGrounds.Find(ground ?? "") ?? throw new FormatException($"{named}：依据（ground）是 {string.Join('、', SeveranceGrounds.Keys)} 之一");
        var place = string.IsNullOrWhiteSpace(at) ? null
            : SeverancePlace.Parse(at) ?? throw new FormatException($"{named}：看不懂位置“{at}”；可以写：第3段、图1、图1 10,10,200,40、人员!C2:C10、第2页、第2页 20,35,60,8");
        if (place is null && WordFinder.KeyOf(words!).Length < 2) throw new FormatException($"{named}：词语至少两个字");
        // The list is given out: it may not say what is taken out.
        if (place is null && new WordFinder(words!) is var finder && (finder.IsIn(what) || finder.IsIn(reason)))
            throw new FormatException($"{named}：内容和理由要写在清单上，不能出现去掉的词语");
        return new(what.Trim(), found, reason.Trim()) { Words = place is null ? words!.Trim() : null, Place = place };
    }

    /// <summary>The plan as JSON.</summary>
    public static byte[] Of(SeverancePlan plan) => JsonSerializer.SerializeToUtf8Bytes(new WrittenPlan(
        [.. plan.Parts.Select(part => new WrittenPart(part.What, part.Words, part.Place?.ToString(), part.Ground.Key(), part.Reason))], plan.PagesLookedAt),
            Options);

    /// <summary>The proof as JSON.</summary>
    public static byte[] Of(SeveranceProof proof) => JsonSerializer.SerializeToUtf8Bytes(new WrittenProof(proof.Original, proof.Result,
        [.. proof.Lines.Select(line => new WrittenLine(line.What, line.Ground.Key(), line.Ground.Article(), line.Reason, line.Places))],
        proof.Searched, proof.Readings, proof.Besides, proof.Pictures), Options);

    /// <summary>The proof that was written.</summary>
    public static SeveranceProof Proof(ReadOnlySpan<byte> json)
    {
        var proof = JsonSerializer.Deserialize<WrittenProof>(json, Options) ?? throw new JsonException("no proof");
        return new(proof.Original, proof.Result,
            [.. proof.Parts.Select(line =>
                new SeveredLine(line.What, SeveranceGrounds.Find(line.Ground) ?? throw new JsonException(line.Ground), line.Reason, line.Places))],
            proof.Searched, proof.Readings, proof.Besides)
        { Pictures = proof.Pictures };
    }
}
