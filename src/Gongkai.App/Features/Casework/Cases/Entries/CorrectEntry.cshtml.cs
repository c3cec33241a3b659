using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>更正录入: what the form asks for beside the entry's own fields.</summary>
public sealed class CorrectEntryForm : StepForm
{
    [Required, StringLength(500), Display(Name = "更正的原因")]
    public string Reason { get; set; } = "";
}

/// <summary>更正录入: the old entry stays; every date follows. What moves is shown before it is confirmed.</summary>
[Needs(Permission.HandleRequests)]
public sealed class CorrectEntryPage(CaseDesk desk, CaseFiles files) : StepPage<CorrectEntryForm>(desk, files, typeof(FactCorrected))
{
    /// <summary>Stands for words that were changed, while they are only looked at.</summary>
    private static readonly PrivateRef Unsealed = new(default, "");

    /// <summary>Which entry.</summary>
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    /// <summary>What the entry should say.</summary>
    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    public ImmutableArray<EntryField> Fields { get; private set; } = [];

    /// <summary>The entry as it stands.</summary>
    public HistoryLine? Line { get; private set; }

    /// <summary>The dates before and after; null while nothing is looked at.</summary>
    public ImmutableArray<(string Name, string Before, string After)>? Moves { get; private set; }

    public override string Button => Moves is null ? "看更正后的期限" : "确认更正";

    public override string? Handler => Moves is null ? "Look" : null;

    /// <summary>Shows which dates would move.</summary>
    public async Task<IActionResult> OnPostLookAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await OpenAsync(id.Value, ct)) return NotFound();
        await PrepareAsync(ct);
        if (Line is null) return NotFound();
        Examine();
        if (!ModelState.IsValid) return this.Again();
        var correction = await CorrectionAsync((_, _) => Task.FromResult(Unsealed));
        var decision = CaseSteps.Workflow.Decide(Case.Request, correction, Case.Situation);
        if (decision.IsRefused) return this.Again([.. decision.Refusals.Select(refusal => refusal with { Field = null })]);
        Moves = MovedDates.Of(Case.Clock, CaseFold.Of(id, [.. Case.Request.History, correction]).Clock(Case.Situation));
        return Page();
    }

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var history = await Desk.HistoryAsync(Case, ct);
        if (Version < 1 || Version > history.Length || !EntryFields.MayCorrect(Entry)) return;
        (Line, Fields) = (history[Version - 1], EntryFields.Of(Entry.GetType()));
        texts = await Desk.TextsAsync(MatterTexts.In(Case.Entries), ct);
        if (Values.Count == 0) Values = Fields.ToDictionary(field => field.Name, field => (string?)EntryFields.Value(Entry, field, texts));
    }

    protected override void Examine()
    {
        if (Line is null) ModelState.AddModelError("", "这一条不能更正");
        foreach (var field in Fields)
            if (EntryFields.Fault(field, Entry.GetType(), Values.GetValueOrDefault(field.Name)) is { } fault) this.Fault($"{nameof(Values)}[{field.Name}]", fault);
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [await CorrectionAsync((name, text) => writing.SealAsync($"corrected-{name}", text)) with { Reason = await writing.SealAsync("correction-reason", Command.Reason.Trim()) }];

    private MatterTexts texts = new(ImmutableDictionary<PersonalDataId, string>.Empty);

    private CaseEvent Entry => Case.Request.History[Version - 1];

    // Words that were not changed keep their row.
    private async Task<FactCorrected> CorrectionAsync(Func<string, string, Task<PrivateRef>> seal) =>
        new(Command.On, Version, await EntryFields.WithAsync(Entry, Values.Where(value => IsChanged(value.Key, value.Value)).ToDictionary(), seal));

    private bool IsChanged(string name, string? typed) => Fields.FirstOrDefault(field => field.Name == name) is { } field
        && (typed ?? "").ReplaceLineEndings("\n").Trim() != EntryFields.Value(Entry, field, texts).ReplaceLineEndings("\n").Trim();
}
