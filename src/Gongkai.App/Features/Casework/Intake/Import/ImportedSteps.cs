using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>The events that a line of the former register tells of, in their order and with their dates.</summary>
internal static class ImportedSteps
{
    private const string InTheOldFile = "（历史案件，见原卷）";

    public static async Task<IReadOnlyList<CaseEvent>> OfAsync(CaseWriting writing, ImportRow row, FileRef source)
    {
        var arrived = new ApplicationArrived(row.ArrivedOn, row.Channel, row.Category,
            await writing.SealAsync(ApplicantDetails.RowKind, row.Applicant.Write(), ApplicantFacets.SoughtBy(row.Applicant, row.Description)),
            await writing.SealAsync("description", row.Description))
        {
            Kind = row.Kind,
            SignedOn = row.SignedOn,
            TrackingNumber = row.TrackingNumber,
            Topic = row.Topic,
        };
        var steps = new List<CaseEvent> { arrived };
        if (row.ConfirmedOn is { } confirmed) steps.Add(new ReceiptConfirmed(confirmed));
        steps.Add(Registered(writing, row));
        if (row.Section is { } section) steps.Add(new CaseAssigned(((CaseRegistered)steps[^1]).On, section, null));
        await CorrectAsync(writing, row, steps);
        await ExtendAsync(writing, row, steps);
        Charge(row, steps);
        End(row, source, steps);
        return steps;
    }

    private static CaseRegistered Registered(CaseWriting writing, ImportRow row)
    {
        var (settings, today) = (writing.Situation.Settings, writing.Situation.Today);
        var facts = new ClockFacts(row.Channel, row.ArrivedOn, today) { SignedOn = row.SignedOn, ConfirmedOn = row.ConfirmedOn, Settings = settings.Clock };
        // A receipt date that lies on the next workday is registered when it came.
        var received = ReceiptDate.Of(facts, writing.Situation.Calendar) ?? row.ArrivedOn;
        var on = row.RegisteredOn ?? (received > today ? today : received);
        return new(on, on.Year, Sequence(settings.RequestNumberPattern, on.Year, row), row.Number);
    }

    // A 更正申请 counts in a series of its own; its number says so.
    private static long Sequence(string pattern, int year, ImportRow row) =>
        row.Kind == CaseKind.Disclosure ? RequestNumber.SequenceOf(pattern, year, row.Number) ?? 0
        : row.Number.StartsWith('更') ? RequestNumber.SequenceOf(pattern, year, row.Number[1..]) ?? 0 : 0;

    private static void Charge(ImportRow row, List<CaseEvent> steps)
    {
        if (row.FeeOn is not { } noticed) return;
        var fee = noticed < InformationProcessingFee.From ? Yuan.Zero
            : row.FeeTariff == FeeTariff.PerItem
                ? InformationProcessingFee.PerItem(noticed, row.FeeBefore, row.FeeUnits).Total : InformationProcessingFee.PerPage(noticed, row.FeeUnits).Total;
        steps.Add(new FeeNoticed(noticed, row.FeeTariff, row.FeeUnits, row.FeeBefore, fee));
        if (row.FeePaidOn is { } paid) steps.Add(new FeePaid(paid, null));
    }

    private static async Task CorrectAsync(CaseWriting writing, ImportRow row, List<CaseEvent> steps)
    {
        if (row.CorrectionOn is not { } noticed) return;
        steps.Add(new CorrectionRequested(noticed, [await writing.SealAsync("point", InTheOldFile)], row.CorrectionWorkdays)
        {
            OverrideReason = await writing.SealOrNoneAsync("reason", row.CorrectionLateReason),
        });
        if (row.CorrectedOn is { } corrected) steps.Add(new CorrectionReceived(corrected, await writing.SealAsync("description", row.Description)));
    }

    private static async Task ExtendAsync(CaseWriting writing, ImportRow row, List<CaseEvent> steps)
    {
        if (row.ExtensionOn is not { } consented) return;
        steps.Add(new ExtensionConsented(consented, row.ExtensionWorkdays, await writing.SealAsync("reason", InTheOldFile),
            writing.Situation.Actor.Person!.Value));
        if (row.ExtensionNoticedOn is { } noticed) steps.Add(new ExtensionNoticed(noticed));
    }

    private static void End(ImportRow row, FileRef source, List<CaseEvent> steps)
    {
        if (row.EndedOn is not { } ended) return;
        steps.Add(row.IsWithdrawn ? new ApplicationWithdrawn(ended, source)
            : row.IsLapsed ? new ApplicationLapsed(ended)
            : new OutcomeImported(ended, row.Outcome!.Value, row.Route) { LetterNumber = row.LetterNumber, Correction = row.Correction });
        steps.Add(new CaseClosed(ended));
    }
}
