using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Matters;

/// <summary>更正录入: what the form asks for beside the entry's own fields.</summary>
public sealed class CorrectEntryForm : StepForm
{
    [Required, StringLength(500), Display(Name = "更正的原因")]
    public string Reason { get; set; } = "";
}

/// <summary>What the view of a correction shows.</summary>
public interface ICorrectionPage
{
    /// <summary>What was typed beside the entry.</summary>
    CorrectEntryForm Command { get; }

    /// <summary>What the entry should say.</summary>
    Dictionary<string, string?> Values { get; }

    /// <summary>What can be corrected in it.</summary>
    ImmutableArray<EntryField> Fields { get; }

    /// <summary>The entry as it stands; null when it cannot be corrected.</summary>
    HistoryLine? Line { get; }

    /// <summary>The dates before and after; null while nothing is looked at.</summary>
    ImmutableArray<(string Name, string Before, string After)>? Moves { get; }
}

/// <summary>更正录入: the old entry stays; every date follows. What moves is shown before it is confirmed.</summary>
public abstract class CorrectionPage<TMatter, TEvent, TStage, TSituation>(MatterDesk<TMatter, TEvent, TStage, TSituation> desk)
    : StepPage<TMatter, TEvent, TStage, TSituation, CorrectEntryForm>(desk), ICorrectionPage
    where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
{
    /// <summary>Stands for words that were changed, while they are only looked at.</summary>
    private static readonly PrivateRef Unsealed = new(default, "");

    private MatterTexts texts = new(ImmutableDictionary<PersonalDataId, string>.Empty);

    // The entry's own fields are no part of the form.
    public override bool MayBeKept => false;

    /// <summary>Which entry.</summary>
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    /// <inheritdoc/>
    [BindProperty]
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <inheritdoc/>
    public ImmutableArray<EntryField> Fields { get; private set; } = [];

    /// <inheritdoc/>
    public HistoryLine? Line { get; private set; }

    /// <inheritdoc/>
    public ImmutableArray<(string Name, string Before, string After)>? Moves { get; private set; }

    public override string Button => Moves is null ? "看更正后的期限" : "确认更正";

    public override string? Handler => Moves is null ? "Look" : null;

    private TEvent Entry => Open.Matter.History[Version - 1];

    /// <summary>Shows which dates would move.</summary>
    public async Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        await PrepareAsync(ct);
        if (Line is null) return NotFound();
        Examine();
        if (!ModelState.IsValid) return this.Again();
        var correction = Correction(await InsteadAsync((_, _) => Task.FromResult(Unsealed)), null);
        var decision = Open.Kind.Workflow.Decide(Open.Matter, correction, Open.Situation);
        if (decision.IsRefused) return this.Again([.. decision.Refusals.Select(refusal => refusal with { Field = null })]);
        Moves = MovesTo(Open.After(correction).Matter);
        return Page();
    }

    /// <summary>The event of the correction.</summary>
    protected abstract TEvent Correction(TEvent instead, PrivateRef? reason);

    /// <summary>The dates that move when the matter becomes that.</summary>
    protected abstract ImmutableArray<(string Name, string Before, string After)> MovesTo(TMatter after);

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var history = await TheDesk.HistoryAsync(Open, ct);
        if (Version < 1 || Version > history.Length || !EntryFields.MayCorrect(Entry)) return;
        (Line, Fields) = (history[Version - 1], EntryFields.Of(Entry.GetType()));
        texts = await TheDesk.TextsAsync(MatterTexts.In(Open.Entries), ct);
        if (Values.Count == 0) Values = Fields.ToDictionary(field => field.Name, field => (string?)EntryFields.Value(Entry, field, texts));
    }

    protected override void Examine()
    {
        if (Line is null) ModelState.AddModelError("", "这一条不能更正");
        foreach (var field in Fields)
            if (EntryFields.Fault(field, Entry.GetType(), Values.GetValueOrDefault(field.Name)) is { } fault)
                this.Fault($"{nameof(Values)}[{field.Name}]", fault);
    }

    protected override async Task<IReadOnlyList<TEvent>> ProposeAsync(MatterWriting<TSituation> writing, TMatter matter) =>
        [Correction(await InsteadAsync((name, text) => writing.SealAsync($"corrected-{name}", text)),
            await writing.SealAsync("correction-reason", Command.Reason.Trim()))];

    // Words that were not changed keep their row.
    private Task<TEvent> InsteadAsync(Func<string, string, Task<PrivateRef>> seal) =>
        EntryFields.WithAsync(Open.Kind.Json, Entry, Values.Where(value => IsChanged(value.Key, value.Value)).ToDictionary(), seal);

    private bool IsChanged(string name, string? typed) => Fields.FirstOrDefault(field => field.Name == name) is { } field
        && (typed ?? "").ReplaceLineEndings("\n").Trim() != EntryFields.Value(Entry, field, texts).ReplaceLineEndings("\n").Trim();
}
