using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>拟稿: the fields that the chosen decision needs, the letter as it will be, and the draft saved for review.</summary>
[Needs(Permission.HandleRequests), RequestSizeLimit(64 << 20)]
public sealed class DraftPage(CaseDesk door, DecisionDesk desk, CaseFiles files) : DecisionPage(door, desk)
{
    private const int MostParts = 20;

    /// <summary>The code of the decision, as the address has it.</summary>
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public DraftForm Command { get; set; } = new();

    [BindProperty, Display(Name = "提供的信息")]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>What was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>The letter as it would be, once asked for.</summary>
    public PreparedLetter? Preview { get; private set; }

    /// <summary>The applicant's earlier cases, for a duplicate.</summary>
    public ImmutableArray<AnsweredCase> Answered { get; private set; } = [];

    /// <summary>When the unfinished form that is shown was put away; null when there is none.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>The files that an earlier draft has named already, by their hash.</summary>
    public IReadOnlyDictionary<string, string> Recorded { get; private set; } = new Dictionary<string, string>();

    /// <summary>更正申请</summary>
    public bool IsCorrection => Case.Request.Kind == CaseKind.RecordCorrection;

    /// <summary>The type; of a record correction it does not matter.</summary>
    public DispositionType Type => IsCorrection ? DispositionType.Misc : Disposition.Find(Code)!.Type;

    /// <summary>What the officer must or may type.</summary>
    public ImmutableArray<DecisionNeed> Needs => IsCorrection ? [DecisionNeed.Reasons, DecisionNeed.ResponsibleBody]
        : [.. Disposition.Of(Type).Needs.Except([DecisionNeed.ClosedParts, DecisionNeed.LeaderConsent, DecisionNeed.EarlierLetter])];

    /// <summary>Whether files go with it.</summary>
    public bool Provides => !IsCorrection && Type is DispositionType.Provided or DispositionType.Partial;

    /// <summary>Whether the need may stay empty: the case has it, or the law lets it be.</summary>
    public bool IsOptional(DecisionNeed need) => need switch
    {
        DecisionNeed.WhatIsProvided or DecisionNeed.SearchLog or DecisionNeed.FrequencyFacts or DecisionNeed.ThirdPartyOpinion
            or DecisionNeed.CorrectionHistory => true,
        DecisionNeed.ResponsibleBody => IsCorrection,
        _ => false,
    };

    public override async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        Command = DraftForm.Of(Needs, Matter.Plain);
        if (Matter.Plain?.EarlierCase is { } earlier) Command.EarlierCase = Answered.FirstOrDefault(one => one.Id == earlier)?.Number;
        if (await Door.Drafts.FindAsync<DraftForm>(Officer.Id, id.Stream, Form, ct) is var (typed, savedAt)) (Command, SavedAt) = (typed, savedAt);
        else if (!IsCorrection && Type == DispositionType.Partial) AddSevered();
        AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        if (Then == "discard") return await DiscardAsync(id, ct);
        await TakeFilesAsync(ct);
        if (Then == "keep") return await KeepAsync(id, ct);
        var plain = await PlainAsync(ct);
        AddRows(Then == "more" ? 1 : 0);
        if (!ModelState.IsValid) return this.Again();
        if (Then == "more") return Page();
        Preview = await Desk.PrepareAsync(Case, plain, Case.Situation.Today, ct);
        return Then == "preview" ? Page() : await TakeAsync(DecisionRoutes.Of(Case.Request.Id), async (writing, _) =>
        {
            foreach (var file in Command.Kept.Where(file => file.Keep && !Recorded.ContainsKey(file.Sha256!)))
                await CaseFiles.RecordAsync(writing,
                    new(new(file.Sha256!, FileKind.Information), $"{file.Name?.Trim()}{file.Extension}", file.MediaType ?? "application/octet-stream",
                        file.Size), writing.Situation.Today);
            await DeskDrafts.RemoveAsync(writing.Transaction, Officer.Id, id.Stream, Form);
            return new DecisionDrafted(writing.Situation.Today, await DecisionDesk.SealAsync(writing, plain), Officer.Id);
        }, ct, Placed);
    }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken ct)
    {
        if (IsCorrection
            ? Code != LetterType.RecordCorrectionReply.Code : Disposition.Find(Code) is null || !DecisionGuide.Groups.Any(group => group.Types.Contains(Type)))
            return NotFound();
        Recorded = await Desk.NamesAsync(Case.Request.Id, ct);
        if (!IsCorrection && Type == DispositionType.Duplicate) Answered = await Desk.AnsweredAsync(Case, ct);
        return await base.PrepareAsync(ct);
    }

    private string Form => UnfinishedForm.At(Case.Request.Stream, DecisionRoutes.Draft(Case.Request.Id, Code));

    // Unfinished is nothing to be examined: it is put away as it stands.
    private async Task<IActionResult> KeepAsync(DisclosureRequestId id, CancellationToken ct)
    {
        await Door.Drafts.SaveAsync(Officer.Id, id.Stream, Form, Command, ct);
        return Redirect(DecisionRoutes.Of(Case.Request.Id));
    }

    private async Task<IActionResult> DiscardAsync(DisclosureRequestId id, CancellationToken ct)
    {
        await Door.Drafts.RemoveAsync(Officer.Id, id.Stream, Form, ct);
        return Redirect(DecisionRoutes.Draft(id, Code));
    }

    // Sent files are kept at once, so that they are not lost when the form comes back.
    private async Task TakeFilesAsync(CancellationToken ct)
    {
        // A form that names another case's file is not believed.
        for (var i = Command.Kept.Count - 1; i >= 0; i--)
            if (Command.Kept[i].Sha256 is not { } sha256 || !await Desk.BelongsAsync(Case.Request.Id, sha256, ct)) Command.Kept.RemoveAt(i);
            else if (Recorded.TryGetValue(sha256, out var name)) Command.Kept[i].Name = name;
        if (!Provides) return;
        foreach (var sent in Files)
        {
            var (kept, fault) = await files.KeepAsync(sent, Case.Request.Id.Stream, FileKind.Information, ct);
            if (kept is null) this.Fault(nameof(Files), fault!);
            else if (Command.Kept.All(file => file.Sha256 != kept.Ref.Sha256))
                Command.Kept.Add(
                    new()
                    {
                        Sha256 = kept.Ref.Sha256,
                        Name = Path.GetFileNameWithoutExtension(kept.Name),
                        Extension = Path.GetExtension(kept.Name),
                        MediaType = kept.MediaType,
                        Size = kept.Size,
                        Keep = true,
                    });
        }
    }

    private async Task<PlainDecision> PlainAsync(CancellationToken ct)
    {
        Command.Texts = [.. Needs.Select(need => Command.Texts.FirstOrDefault(text => text.Need == need) ?? new() { Need = need })];
        Command.Parts.RemoveAll(part => part.IsEmpty);
        foreach (var (part, i) in Command.Parts.Select((part, i) => (part, i)))
        {
            if (part.Ground is null) this.Fault($"Command.Parts[{i}].Ground", "请选择依据");
            if (string.IsNullOrWhiteSpace(part.What)) this.Fault($"Command.Parts[{i}].What", "请写明不予公开的内容是什么");
            if (string.IsNullOrWhiteSpace(part.Reason)) this.Fault($"Command.Parts[{i}].Reason", "请写明理由");
        }
        var plain = Command.Plain(Type);
        if (IsCorrection) return plain;
        plain = plain with { Correction = null };
        return Type == DispositionType.Duplicate ? await EarlierAsync(plain, ct) : plain;
    }

    private async Task<PlainDecision> EarlierAsync(PlainDecision plain, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Command.EarlierCase))
        {
            if (await Desk.FindAnsweredAsync(Case.Agency.Id, Command.EarlierCase.Trim(), ct) is { } answer)
                return plain with { EarlierCase = answer.Id, Earlier = new(answer.LetterNumber, answer.ServedOn) };
            this.Fault("Command.EarlierCase", "没有这个编号的已答复的申请");
        }
        else if (Command.EarlierNumber is { Length: > 0 } number && Command.EarlierServedOn is { } servedOn)
            return plain with
            {
                Earlier = new(number.Trim(), servedOn),
                Texts = plain.Texts.SetItem(DecisionNeed.EarlierLetter, EarlierLetters.Write(number.Trim(), servedOn)),
            };
        return plain;
    }

    // What parts were taken out of is given, and its list is that of the closed parts; what was drafted before stays as it is.
    private void AddSevered()
    {
        foreach (var severed in Case.Request.Severances.Where(severed => Command.Kept.All(file => file.Sha256 != severed.Result.Sha256)))
        {
            var name = Recorded.GetValueOrDefault(severed.Result.Sha256, "附件");
            Command.Kept.Add(new() { Sha256 = severed.Result.Sha256, Name = name, Keep = Matter.Plain is null });
            if (Matter.Plain is not null) continue;
            Command.Parts.AddRange(severed.Parts.Select(part => new PartForm
            {
                Ground = part.Disposition,
                What = $"附件“{name}”中的{Case.Words.Of(part.What)}（{part.Places} 处）",
                Reason = Case.Words.Of(part.Reason),
            }));
        }
    }

    private void AddRows(int more = 0)
    {
        if (IsCorrection || Type != DispositionType.Partial) return;
        var rows = Math.Min(MostParts, Math.Max(2, Command.Parts.Count + more));
        while (Command.Parts.Count < rows) Command.Parts.Add(new());
    }

    // Where a refusal is told.
    private Refusal Placed(Refusal refusal) => refusal with
    {
        Field = refusal.Field switch
        {
            null => null,
            nameof(DecisionDraft.EarlierCase) => "Command.EarlierCase",
            nameof(DecisionDraft.ClosedParts) => Type == DispositionType.Partial ? "Command.Parts[0].Ground" : null,
            nameof(DecisionDraft.Provided) => Provides ? nameof(Files) : null,
            nameof(DecisionDraft.SeverabilityConsidered) => "Command.SeverabilityConsidered",
            nameof(DecisionDraft.Correction) => "Command.Correction",
            var need => Command.Texts.FindIndex(text => text.Need.ToString() == need) is >= 0 and var i ? $"Command.Texts[{i}].Text" : null,
        },
    };
}
