using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>A step of a case, and what steps of cases share.</summary>
internal abstract class CaseStep<T>(string? path = null) : Step<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>(typeof(T), path) where T : CaseEvent
{
    private protected static readonly ImmutableArray<CaseStage> Open =
    [
        Arrived, Registered, UnderReview, AwaitingCorrection, AwaitingReasons, AwaitingPayment, Drafted, Approved, Issued,
    ];
    private protected static readonly ImmutableArray<CaseStage> Handled = [Registered, UnderReview, AwaitingReasons, Drafted];

    // A correction asked for too late does not stop the clock, so that nothing else may stop either.
    private protected static readonly ImmutableArray<CaseStage> Running = [.. Handled, AwaitingCorrection];
    private protected static readonly ImmutableArray<CaseStage> Known = [.. Open[1..]];
    private protected static readonly ImmutableArray<CaseStage> Over = [Served, LapsedNoCorrection, LapsedFeeUnpaid, Withdrawn, Joined];
    private protected static readonly ImmutableArray<CaseStage> BeforeArchive = [.. Open, .. Over, Closed];
    private protected static readonly ImmutableArray<Role> Office = [RegistrationClerk, OfficeHead];
    private protected static readonly ImmutableArray<Role> Officers = [RegistrationClerk, SectionOfficer, SectionHead, OfficeHead];

    public sealed override IEnumerable<Refusal> Check(DisclosureRequest matter, CaseEvent happened, CaseSituation situation) =>
        [.. Dates(matter, happened, situation), .. Order(matter, happened), .. Faults(matter, (T)happened, situation)];

    public sealed override DisclosureRequest Apply(DisclosureRequest matter, CaseEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(DisclosureRequest matter, CaseEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(DisclosureRequest matter, CaseEvent happened) => Shown(matter, (T)happened);

    /// <summary>The case after it, its stage aside.</summary>
    protected abstract DisclosureRequest Apply(DisclosureRequest request, T e);

    /// <summary>What is wrong with it beside its dates.</summary>
    protected abstract IEnumerable<Refusal> Faults(DisclosureRequest request, T e, CaseSituation situation);

    /// <summary>The sentence for those at the desk.</summary>
    protected abstract Sentence Told(DisclosureRequest request, T e);

    /// <summary>The line for the applicant.</summary>
    protected abstract PublicStep? Shown(DisclosureRequest request, T e);

    /// <summary>A row of the table for it.</summary>
    private protected static Transition<CaseStage> Row(string step, ImmutableArray<CaseStage> from, CaseStage? to,
        ImmutableArray<Role> by) => new(step, typeof(T), from, to, by);

    /// <summary>A day as refusals carry it.</summary>
    private protected static string Day(DateOnly day) => Plain.Day(day);

    /// <summary>The number of the letter that goes with it.</summary>
    private protected static string Numbered(INamesLetter e) => e.Letter?.Number is { } number ? $"（{number}）" : "";

    /// <summary>What happened to an opinion on a day that does not go with this step.</summary>
    private protected static ImmutableArray<Refusal> Astray(string variant, DateOnly? day, bool isSo, string field = nameof(CaseEvent.On)) =>
        isSo && day is { } on ? [new("CW33") { Field = field, Variant = variant, Values = [("date", Day(on))] }] : [];

    /// <summary>拆分、并案: a case is never part of itself, and each tie is made once.</summary>
    private protected IEnumerable<Refusal> Tied(DisclosureRequest request, ImmutableArray<DisclosureRequestId> others, bool isTiedAlready)
    {
        var values = (Name: "step", Value: (object)Name);
        if (others.IsEmpty) yield return new("CW69") { Variant = "none", Values = [values] };
        if (others.Contains(request.Id)) yield return new("CW69") { Values = [values] };
        if (others.Distinct().Count() < others.Length || isTiedAlready) yield return new("CW69") { Variant = "again", Values = [values] };
    }

    // Nothing that is recorded as happened lies ahead, and nothing was done before the application was there.
    private static IEnumerable<Refusal> Dates(DisclosureRequest request, CaseEvent step, CaseSituation situation)
    {
        if (step.On > situation.Today)
            yield return new("CW22") { Field = nameof(step.On), Values = [("date", Day(step.On)), ("today", Day(situation.Today))] };
        if (request.Arrival is { } arrival && step is not (Casework.SplitFrom or FactCorrected) && step.On < arrival.FirstDay)
            yield return new("CW23") { Field = nameof(step.On), Values = [("date", Day(step.On)), ("arrived", Day(arrival.FirstDay))] };
    }

    private IEnumerable<Refusal> Order(DisclosureRequest request, CaseEvent step) =>
        from earlier in Before(request)
        where step.On < earlier.On
        select new Refusal("CW67")
        {
            Field = nameof(step.On),
            Values = [("step", Name), ("date", Day(step.On)), ("earlier", CaseSteps.Workflow.StepName(earlier.GetType())), ("earlierOn", Day(earlier.On))],
        };
}
