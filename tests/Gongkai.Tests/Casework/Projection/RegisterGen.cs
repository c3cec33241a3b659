using CsCheck;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

/// <summary>Random registers of a few years: cases received, ended or not, joined to one another, and reviews of them.</summary>
internal static class RegisterGen
{
    private static readonly Gen<DateOnly> Date = Gen.Int[0, 6 * 365].Select(days => new DateOnly(2019, 6, 1).AddDays(days));

    private static readonly Gen<RegisterRow> Row =
        Gen.Select(Gen.Guid, Date, Gen.Int[-5, 80], Gen.Enum<ApplicantCategory>(), Gen.Enum<Channel>(), Gen.Enum<DispositionType>(), Gen.Int[0, 9])
            .Select((id, received, days, category, channel, type, chance) =>
            new RegisterRow(new(id))
            {
                Number = $"{received.Year}-{id.ToString()[..4]}",
                Category = category,
                Channel = channel,
                Kind = chance == 0 ? CaseKind.RecordCorrection : CaseKind.Disclosure,
                ReceivedOn = chance == 1 ? null : received,
                Due = received.AddDays(28),
                Outcome = chance <= 3 ? null : type,
                EndedOn = chance <= 3 ? null : received.AddDays(days),
                IsServed = chance > 4,
                CorrectionOn = chance % 3 == 0 ? received.AddDays(5) : null,
                FeeNoticeOn = chance == 9 ? received.AddDays(8) : null,
                FeePaidOn = chance == 9 ? received.AddDays(12) : null,
                Fee = chance == 9 ? Yuan.Of(380) : Yuan.Zero,
            });

    private static readonly Gen<ReviewRow> Review =
        Gen.Select(Gen.Guid, Date, Gen.Enum<ReviewKind>(), Gen.Enum<ReviewResult>(), Gen.Int[0, 400], Gen.Int[0, 3])
            .Select((id, filed, kind, result, days, chance) =>
            new ReviewRow(new(id), new(id), kind, filed)
            {
                First = chance == 0 ? null : (result, filed.AddDays(days / 2)),
                Effective = chance <= 1 ? null : (result, filed.AddDays(days)),
            });

    /// <summary>Rows of which some were joined into others, in chains and even in rings.</summary>
    public static Gen<RegisterRow[]> Rows { get; } =
        Gen.Select(Row.Array[0, 40], Gen.Int[0, 39].Array[0, 6]).Select((rows, links) =>
        {
            foreach (var (from, into) in links.Where(link => link < rows.Length).Zip(links.Skip(1).Where(link => link < rows.Length)))
                rows[from] = rows[from] with { JoinedInto = rows[into].Id, Outcome = null, IsServed = false };
            return rows;
        });

    public static Gen<ReviewRow[]> Reviews { get; } = Review.Array[0, 12];
}
