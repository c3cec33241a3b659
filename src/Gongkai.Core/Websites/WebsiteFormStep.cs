using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Websites.WebsiteFormStage;

namespace Gongkai.Websites;

/// <summary>开始填报.</summary>
public sealed record WebsiteFormBegun(DateOnly On, WebsiteId Website, int Year, PersonId By) : WebsiteFormEvent(On);

/// <summary>申报数字: what the registers do not know, or know otherwise.</summary>
public sealed record WebsiteFiguresDeclared(DateOnly On, ImmutableArray<DeclaredFigure> Figures, PersonId By) : WebsiteFormEvent(On);

/// <summary>提交审核, with the figures as they stood.</summary>
public sealed record WebsiteFormHandedIn(DateOnly On, ImmutableArray<WebsiteFormFigure> Figures, string Hash, PersonId By) : WebsiteFormEvent(On)
{
    /// <summary>What is to be said of figures at which one wonders; null where nothing was.</summary>
    public PrivateRef? Note { get; init; }
}

/// <summary>退回修改.</summary>
public sealed record WebsiteFormReturned(DateOnly On, PrivateRef Reason, PersonId By) : WebsiteFormEvent(On);

/// <summary>审核通过: from here on the figures stand, whatever the registers say later, under the rows as they were.</summary>
/// <param name="On">The day.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Hash">By which it is known that they are those that were looked at.</param>
/// <param name="Rows">The edition of the form, as its file has it.</param>
/// <param name="By">Who approved.</param>
public sealed record WebsiteFormApproved(DateOnly On, ImmutableArray<WebsiteFormFigure> Figures, string Hash, string Rows, PersonId By) : WebsiteFormEvent(On)
{
    /// <summary>The edition of the form.</summary>
    [JsonIgnore]
    public WebsiteFormEdition Edition => WebsiteFormEdition.Read(Rows).Edition ?? throw new InvalidDataException("the rows of an approved form cannot be read");
}

/// <summary>公布.</summary>
public sealed record WebsiteFormPublished(DateOnly On, PersonId By) : WebsiteFormEvent(On);

/// <summary>更正: the form is written anew; what was published stands until the new version is.</summary>
public sealed record WebsiteFormReopened(DateOnly On, PrivateRef Reason, PersonId By) : WebsiteFormEvent(On);

/// <summary>A step of a yearly form, and what they share.</summary>
internal abstract class WebsiteFormStep<T>(string? path = null)
    : Step<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation, T>("WF13", path) where T : WebsiteFormEvent
{
    private protected static readonly ImmutableArray<Role> Writers = [Role.SectionOfficer, Role.SectionHead, Role.OfficeHead];

    private protected static readonly ImmutableArray<Role> Heads = [Role.OfficeHead, Role.LeaderInCharge];

    protected sealed override Sentence Told(WebsiteForm matter, T e) => Told(e);

    protected abstract Sentence Told(T e);

    // Errors keep a form from going on; who looks at it sees the warnings.
    private protected static IEnumerable<Refusal> Whole(ImmutableArray<WebsiteFormFigure> figures, string hash, WebsiteFormSituation situation)
    {
        if (situation.Edition is not { } edition)
        {
            yield return Fault("WF14", "edition");
            yield break;
        }
        if (WebsiteFormCheck.HashOf(figures) != hash) yield return Fault("WF14", "hash");
        var errors = WebsiteFormCheck.Of(edition, figures, new()).Where(finding => finding.Severity == Severity.Error).ToList();
        // It is published: nobody answers for what must not be, the words can be others.
        if (situation.Scanning?.Value.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } scanned)
            yield return Fault("WF14", "scan", null, ("code", scanned.Code), ("first", Message.Of(scanned)));
        if (errors.Count > 0) yield return Fault("WF14", "faulty", null, ("count", (long)errors.Count), ("first", Message.Of(errors[0])));
    }
}

internal sealed class BeginWebsiteForm() : WebsiteFormStep<WebsiteFormBegun>
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("开始填报", [], Drafting, Writers);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFormBegun e) => form with { Website = e.Website, Year = e.Year };

    protected override IEnumerable<Refusal> Faults(WebsiteForm form, WebsiteFormBegun e, WebsiteFormSituation situation)
    {
        if (form.Id != WebsiteForm.IdOf(e.Website, e.Year)) yield return Fault("WF14", "id");
        if (e.Year > situation.Today.Year) yield return Fault("WF14", "ahead", nameof(e.Year), ("year", (long)e.Year));
    }

    protected override Sentence Told(WebsiteFormBegun e) => $"{e.By}开始填报 {e.Year} 年的报表";
}

internal sealed class DeclareFigures() : WebsiteFormStep<WebsiteFiguresDeclared>("declare")
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("申报数字", [Drafting], null, Writers);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFiguresDeclared e) => form with
    {
        Declared = e.Figures.Aggregate(form.Declared, (known, figure) => figure.Value is null
            ? known.Remove(figure.Code) : known.SetItem(figure.Code, new(figure, e.On, e.By))),
    };

    protected override IEnumerable<Refusal> Faults(WebsiteForm form, WebsiteFiguresDeclared e, WebsiteFormSituation situation)
    {
        if (e.Figures.IsEmpty) yield return Fault("WF14", "nothing");
        foreach (var figure in e.Figures)
        {
            var row = situation.Edition?.Row(figure.Code);
            if (row is null) yield return Fault("WF14", "row", null, ("code", figure.Code));
            else if (figure.Value is { } value && row.Read(value) != value)
                yield return Fault("WF14", "value", null, ("row", row.Name), ("kind", row.Kind.Name()));
            else if (figure.Value is not null && row.Kind != WebsiteRowKind.Words && figure.Proof.Length == 0)
                yield return Fault("WF14", "proof", null, ("row", row.Name));
        }
    }

    protected override Sentence Told(WebsiteFiguresDeclared e) => $"{e.By}申报 {e.Figures.Length} 项：{string.Join("；", e.Figures.Select(Words))}";

    private static string Words(DeclaredFigure figure) => figure.Value is null ? $"{figure.Code} 改用台账数字"
        : figure.Proof.Length == 0 ? $"{figure.Code} {figure.Value}" : $"{figure.Code} {figure.Value}（{figure.Proof}）";
}

internal sealed class HandInWebsiteForm() : WebsiteFormStep<WebsiteFormHandedIn>("submit")
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("提交审核", [Drafting], HandedIn, Writers);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFormHandedIn e) => form with { HandedIn = e };

    protected override IEnumerable<Refusal> Faults(WebsiteForm form, WebsiteFormHandedIn e, WebsiteFormSituation situation)
    {
        foreach (var fault in Whole(e.Figures, e.Hash, situation)) yield return fault;
        // 全年的数字: the year has to be over.
        if (e.On <= new DateOnly(form.Year, 12, 31)) yield return Fault("WF14", "early", nameof(e.On), ("year", (long)form.Year));
    }

    protected override Sentence Told(WebsiteFormHandedIn e) => $"{e.By}提交审核{Sentence.Maybe("：", e.Note)}";
}

internal sealed class ReturnWebsiteForm() : WebsiteFormStep<WebsiteFormReturned>("return")
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("退回修改", [HandedIn], Drafting, Heads);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFormReturned e) => form with { HandedIn = null };

    protected override Sentence Told(WebsiteFormReturned e) => $"{e.By}退回修改：{e.Reason}";
}

internal sealed class ApproveWebsiteForm() : WebsiteFormStep<WebsiteFormApproved>("approve")
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("审核通过", [HandedIn], Approved, Heads);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFormApproved e) => form with { Approved = e, HandedIn = null };

    // Another than who filled it in; and the figures are those that he looked at.
    protected override IEnumerable<Refusal> Faults(WebsiteForm form, WebsiteFormApproved e, WebsiteFormSituation situation)
    {
        if (form.HandedIn?.By == e.By || form.Declared.Values.Any(declared => declared.By == e.By)) yield return Fault("WF14", "own");
        foreach (var fault in Whole(e.Figures, e.Hash, situation)) yield return fault;
        if (situation.Edition is { } edition && e.Rows != edition.Text) yield return Fault("WF14", "hash");
    }

    protected override Sentence Told(WebsiteFormApproved e) => $"{e.By}审核通过，数字从此固定（{e.Hash[..12]}）";
}

internal sealed class PublishWebsiteForm() : WebsiteFormStep<WebsiteFormPublished>("publish")
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("公布报表", [Approved], Published, [Role.OfficeHead]);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFormPublished e) =>
        form with { Editions = form.Editions.Add(new(form.Editions.Length + 1, e.On, form.Approved!)) };

    // The date of publication is the platform's.
    protected override IEnumerable<Refusal> Faults(WebsiteForm form, WebsiteFormPublished e, WebsiteFormSituation situation) =>
        e.On == situation.Today ? [] : [Fault("WF14", "today", nameof(e.On), ("today", Plain.Day(situation.Today)))];

    protected override Sentence Told(WebsiteFormPublished e) => $"{e.By}公布报表";
}

internal sealed class ReopenWebsiteForm() : WebsiteFormStep<WebsiteFormReopened>("correct")
{
    protected override ImmutableArray<Transition<WebsiteFormStage>> Rows => Row("更正报表", [Approved, Published], Drafting, [Role.OfficeHead]);

    protected override WebsiteForm Apply(WebsiteForm form, WebsiteFormReopened e) => form;

    protected override Sentence Told(WebsiteFormReopened e) => $"{e.By}开始更正：{e.Reason}";
}
