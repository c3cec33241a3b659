using System.Security.Cryptography;
using System.Text;
using Gongkai.Agencies;

namespace Gongkai.Features.Organisation;

/// <summary>The word that lets whoever started the platform on an empty store enter the first agency and administrator; good until one is entered.</summary>
public sealed class SetupToken(PeopleRegister people)
{
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The path with the token in it; null once somebody is entered.</summary>
    public async Task<string?> PathAsync(CancellationToken ct) => await people.IsEmptyAsync(ct) ? OrganisationRoutes.Setup(token) : null;

    /// <summary>Whether this is the token, and still good.</summary>
    public async Task<bool> IsGoodAsync(string? given, CancellationToken ct) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token))
            && await people.IsEmptyAsync(ct);
}
